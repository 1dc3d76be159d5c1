/** Things that belong together, by their names: a union-find. The name of a set is the least of its members, in any order of joining. */
export class Sets {
  private readonly parents = new Map<string, string>();

  rootOf(name: string): string {
    let root = name;
    for (let up = this.parents.get(root); up !== undefined; up = this.parents.get(root)) root = up;
    // The way is cut short for whoever asks next.
    for (let at = name; at !== root;) {
      const up = this.parents.get(at) ?? root;
      this.parents.set(at, root);
      at = up;
    }
    return root;
  }

  /** Puts the sets of two things together; false when they were one already. */
  join(one: string, other: string): boolean {
    const [a, b] = [this.rootOf(one), this.rootOf(other)];
    if (a === b) return false;
    this.parents.set(a < b ? b : a, a < b ? a : b);
    return true;
  }
}
