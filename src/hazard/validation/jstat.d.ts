declare module 'jstat' {
  const jstat: {
    readonly beta: {
      /** The value under which a share `p` of a Beta distribution with these two shapes lies. */
      inv(p: number, alpha: number, beta: number): number;
    };
  };
  export default jstat;
}
