/** A wish of both sides: two that want to sit at one table. Who has the same name sits at one table at a time. */
export type Wish = { readonly owner: string; readonly team: string };
/** How many tables there are at once, and how often one after the other. */
export type Hall = { readonly tables: number; readonly slots: number };
/** Slot and table, from 0; null for a wish that finds no place. */
export type Place = { readonly slot: number; readonly table: number } | null;

/**
 * A place for as many wishes as there can be one for, nobody at two tables at once, and few empty slots between two meetings of one side.
 * The number is an optimum: every set of wishes in which nobody occurs more often than there are slots, and which is no greater than the
 * hall, can be sat (König's theorem on the edges of a bipartite graph), and the greatest such set is found by augmenting paths. Where not all can be
 * served, who would have none comes before who would have a second. The same input gives the same plan.
 */
export function planned(wishes: readonly Wish[], hall: Hall): Place[] {
  const seating = new Seating(wishes, hall);
  for (const wish of chosen(wishes, hall)) seating.put(wish);
  seating.fitTables();
  seating.closeGaps();
  return seating.places();
}

/** Wishes by their numbers: as many as the slots of each side and the hall allow. A path that adds one takes no side's meeting away. */
function chosen(wishes: readonly Wish[], { tables, slots }: Hall): number[] {
  const taken = new Set<number>();
  const loads = new Map<string, number>();
  const [ownerOf, teamOf] = [(wish: number) => `o ${wishes[wish]?.owner}`, (wish: number) => `t ${wishes[wish]?.team}`];
  const load = (side: string) => loads.get(side) ?? 0;
  const wishesOf = new Map<string, number[]>();
  for (const wish of wishes.keys())
    for (const side of [ownerOf(wish), teamOf(wish)]) wishesOf.set(side, [...(wishesOf.get(side) ?? []), wish]);
  const owners = [...wishesOf.keys()].filter((side) => side.startsWith('o '));
  /** From an owner with room: over a wish that is not taken to its team, and from a full team back over one that is. */
  const augment = (owner: string, most: number): boolean => {
    const cameBy = new Map<string, number>();
    const queue = [owner];
    for (let at = 0; at < queue.length; at += 1) {
      const side = queue[at] ?? '';
      const isOwner = side.startsWith('o ');
      for (const wish of wishesOf.get(side) ?? []) {
        if (taken.has(wish) === isOwner) continue;
        const other = isOwner ? teamOf(wish) : ownerOf(wish);
        if (cameBy.has(other) || other === owner) continue;
        cameBy.set(other, wish);
        if (!isOwner || load(other) >= most) {
          queue.push(other);
          continue;
        }
        for (const end of [owner, other]) loads.set(end, load(end) + 1);
        for (let back = other; back !== owner; ) {
          const by = cameBy.get(back) ?? 0;
          if (taken.has(by)) taken.delete(by);
          else taken.add(by);
          back = back === teamOf(by) ? ownerOf(by) : teamOf(by);
        }
        return true;
      }
    }
    return false;
  };
  for (let most = 1; most <= slots; most += 1)
    for (const owner of owners) while (taken.size < tables * slots && load(owner) < most && augment(owner, most));
  return [...taken].sort((a, b) => a - b);
}

/** Wishes in their slots, each side at most once in each. */
class Seating {
  /** By slot: the wish that each side has there. */
  private readonly slots: Map<string, number>[];
  private readonly slotOf = new Map<number, number>();
  private readonly wishes: readonly Wish[];
  private readonly hall: Hall;

  constructor(wishes: readonly Wish[], hall: Hall) {
    this.wishes = wishes;
    this.hall = hall;
    this.slots = Array.from({ length: hall.slots }, () => new Map());
  }

  private sides(wish: number): readonly [string, string] {
    return [`o ${this.wishes[wish]?.owner}`, `t ${this.wishes[wish]?.team}`];
  }
  private at(slot: number): Map<string, number> {
    return this.slots[slot] ?? new Map();
  }
  private size(slot: number): number {
    return this.at(slot).size / 2;
  }
  private set(wish: number, slot: number): void {
    for (const side of this.sides(wish)) this.at(slot).set(side, wish);
    this.slotOf.set(wish, slot);
  }
  private unset(wish: number): void {
    const slot = this.slotOf.get(wish) ?? 0;
    for (const side of this.sides(wish)) if (this.at(slot).get(side) === wish) this.at(slot).delete(side);
  }
  private firstFree(side: string): number {
    return this.slots.findIndex((slot) => !slot.has(side));
  }

  /** Puts a wish into a slot that both have free; where they have none in common, a path of meetings changes slots. */
  put(wish: number): void {
    const [owner, team] = this.sides(wish);
    const both = this.slots.findIndex((slot) => !slot.has(owner) && !slot.has(team));
    if (both < 0) this.exchange(this.path(team, this.firstFree(owner), this.firstFree(team)));
    const slot = this.slots.findIndex((one) => !one.has(owner) && !one.has(team));
    this.set(wish, slot);
  }

  /** The meetings of two slots that hang together with one side. */
  private path(side: string, one: number, other: number): { wishes: number[]; one: number; other: number } {
    const wishes = new Set<number>();
    const queue = [side];
    for (let at = 0; at < queue.length; at += 1)
      for (const slot of [one, other]) {
        const wish = this.at(slot).get(queue[at] ?? '');
        if (wish === undefined || wishes.has(wish)) continue;
        wishes.add(wish);
        queue.push(...this.sides(wish));
      }
    return { wishes: [...wishes], one, other };
  }
  private exchange({ wishes, one, other }: { wishes: readonly number[]; one: number; other: number }): void {
    const to = wishes.map((wish) => [wish, this.slotOf.get(wish) === one ? other : one] as const);
    for (const wish of wishes) this.unset(wish);
    for (const [wish, slot] of to) this.set(wish, slot);
  }

  /** Meetings move from the fullest slot to the emptiest until every slot has tables enough: between two slots of unlike size some path has one more in the fuller. */
  fitTables(): void {
    for (;;) {
      const order = [...this.slots.keys()].sort((a, b) => this.size(b) - this.size(a) || a - b);
      const [full, free] = [order[0] ?? 0, order.at(-1) ?? 0];
      if (this.size(full) <= this.hall.tables) return;
      const path = this.paths(full, free).find(({ wishes }) => this.gain(wishes, full) === 1);
      if (!path) throw new Error('two slots of unlike size without a path between them');
      this.exchange(path);
    }
  }
  private paths(one: number, other: number) {
    const seen = new Set<number>();
    const found: { wishes: number[]; one: number; other: number }[] = [];
    for (const slot of [one, other])
      for (const [side, wish] of this.at(slot)) {
        if (seen.has(wish)) continue;
        const path = this.path(side, one, other);
        for (const each of path.wishes) seen.add(each);
        found.push(path);
      }
    return found;
  }
  /** By how many a slot would shrink. */
  private gain(wishes: readonly number[], slot: number): number {
    const here = wishes.filter((wish) => this.slotOf.get(wish) === slot).length;
    return here - (wishes.length - here);
  }

  /** Exchanges what hangs together between two slots as long as that leaves fewer empty slots between meetings. */
  closeGaps(): void {
    for (let better = true; better; ) {
      better = false;
      for (let one = 0; one < this.hall.slots; one += 1)
        for (let other = one + 1; other < this.hall.slots; other += 1) {
          const everything = { wishes: this.paths(one, other).flatMap(({ wishes }) => wishes), one, other };
          for (const path of [everything, ...this.paths(one, other)])
            if (this.fits(path) && this.improves(path)) better = true;
        }
    }
  }
  private fits({ wishes, one, other }: { wishes: readonly number[]; one: number; other: number }): boolean {
    const gain = this.gain(wishes, one);
    return this.size(one) - gain <= this.hall.tables && this.size(other) + gain <= this.hall.tables;
  }
  /** Exchanges, and takes it back where it does not help. */
  private improves(path: { wishes: readonly number[]; one: number; other: number }): boolean {
    const sides = [...new Set(path.wishes.flatMap((wish) => this.sides(wish)))];
    const empty = () => sides.reduce((sum, side) => sum + gapsIn(this.slots.map((slot) => slot.has(side))), 0);
    const before = empty();
    this.exchange(path);
    if (empty() < before) return true;
    this.exchange(path);
    return false;
  }

  /** Slots with tables: an owner stays at its table where it can. */
  places(): Place[] {
    const homes = new Map<string, number>();
    const found: Place[] = this.wishes.map(() => null);
    for (const slot of this.slots.keys()) {
      const here = [...new Set(this.at(slot).values())].sort((a, b) => a - b);
      const free = new Set(Array.from({ length: this.hall.tables }, (_, table) => table));
      const seat = (wish: number, table: number | undefined): boolean => {
        if (table === undefined || !free.delete(table)) return false;
        homes.set(this.sides(wish)[0], table);
        found[wish] = { slot, table };
        return true;
      };
      const moving = here.filter((wish) => !seat(wish, homes.get(this.sides(wish)[0])));
      for (const wish of moving) {
        const taken = new Set(homes.values());
        seat(wish, [...free].find((table) => !taken.has(table)) ?? [...free][0]);
      }
    }
    return found;
  }
}

/** Empty slots between the first and the last that is taken. */
export function gapsIn(taken: readonly boolean[]): number {
  const [first, last] = [taken.indexOf(true), taken.lastIndexOf(true)];
  return taken.slice(first, last + 1).filter((one) => !one).length;
}
