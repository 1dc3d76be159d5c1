declare module 'shapefile' {
  /** Reads a shapefile from bytes; each `read` gives one feature of GeoJSON in the coordinates of the file. */
  export function open(
    shp: Uint8Array,
    dbf: Uint8Array | undefined,
    options: { readonly encoding: string },
  ): Promise<{ read(): Promise<{ readonly done: boolean; readonly value: unknown }> }>;
}
