import { Timestamp } from 'firebase-admin/firestore';
import { GENESIS, hashOf, sealId } from '../../functions/src/chapters/duty/seal.ts';
import type { Books, FaultKind, StoredDay } from '../../functions/src/chapters/duty/verify.ts';

type StoredSeal = StoredDay['seals'][number];

interface Entry {
  id: string;
  data: Record<string, unknown>;
  /** Firestore's own time, which nobody can write. */
  createdAt: Timestamp;
}

interface Day {
  day: string;
  entries: Entry[];
  seals: { -readonly [name in keyof StoredSeal]: StoredSeal[name] }[];
}

/** A duty log in memory that a test may tamper with as somebody with all rights could. */
export class Book {
  days: Day[] = [];
  head: Books['head'] = null;

  /** Written at the time that it says, or by a forger at another. */
  insert(day: string, id: string, at: string, createdAt = at): Entry {
    const time = Timestamp.fromDate(new Date(at));
    const entry = {
      id,
      data: { day, kind: 'note', text: `记录 ${id}`, shift: 'early', by: 'x', at: time },
      createdAt: Timestamp.fromDate(new Date(createdAt)),
    };
    this.days.find((each) => each.day === day)?.entries.push(entry);
    return entry;
  }

  /** Makes every seal anew from the entries, as a forger with the source code would. */
  sealAnew(): void {
    let previous = GENESIS;
    for (const each of this.days) {
      each.seals = each.entries.map(({ id, data }, place) => {
        const sequence = place + 1;
        const hash = hashOf(sequence, id, data, previous);
        const link = {
          id: sealId(sequence),
          sequence,
          entry: id,
          entryAt: data.at as Timestamp,
          previous,
          hash,
          createdAt: data.at as Timestamp,
        };
        previous = hash;
        this.head = { day: each.day, sequence, hash, updatedAt: link.createdAt };
        return link;
      });
    }
  }

  /** The day's last hash, as the managers have it in their mails. */
  rootsInMails(): Map<string, string> {
    return new Map(this.days.map(({ day, seals }) => [day, seals.at(-1)?.hash ?? '']));
  }
}

/** A book with as many entries a day, sealed in order. */
export function bookOf(days: Readonly<Record<string, number>>): Book {
  const book = new Book();
  for (const [day, entries] of Object.entries(days)) {
    book.days.push({ day, entries: [], seals: [] });
    for (let place = 0; place < entries; place += 1)
      book.insert(day, `${day}-${place}`, `${day}T0${place}:00:00Z`);
  }
  book.sealAnew();
  return book;
}

export const toBooks = (book: Book): Books => ({
  days: book.days,
  head: book.head,
  lines: [],
  roots: new Map(),
  readAt: new Date('2026-12-31T00:00:00Z'),
  isWhole: true,
});

interface Tamper {
  /** Says whether these choices changed anything. */
  readonly changes: (book: Book, choices: readonly number[]) => boolean;
  readonly kind?: FaultKind;
  /** The forger has made the whole chain anew: only the hashes in the mails tell. */
  readonly needsRoots?: boolean;
}

const pick = <Item>(items: readonly Item[], choice = 0): Item => items[choice % items.length] as Item;

const edits: readonly ((data: Record<string, unknown>) => void)[] = [
  (data) => Object.assign(data, { text: `${String(data.text)}。` }),
  (data) => Object.assign(data, { by: 'somebody else' }),
  (data) => Object.assign(data, { at: Timestamp.fromMillis((data.at as Timestamp).toMillis() + 1) }),
  (data) => Object.assign(data, { phoneAt: data.at }),
  (data) => Object.assign(data, { shift: 'night' }),
  (data) => delete data.kind,
];

const editOne = (book: Book, [day, entry, edit]: readonly number[]): boolean => {
  pick(edits, edit)(pick(pick(book.days, day).entries, entry).data);
  return true;
};

/** Two different entries, or seals, of the same day. */
function two<Item>(items: readonly Item[], left = 0, right = 0): [Item, Item] | null {
  const [first, second] = [pick(items, left), pick(items, right)];
  return first === second ? null : [first, second];
}

const cut = (book: Book, count: number): boolean => {
  for (let left = 1 + (count % 5); left > 0; left -= 1) {
    const last = book.days.findLast(({ seals }) => seals.length > 0);
    last?.seals.pop();
    last?.entries.pop();
  }
  return true;
};

export const tampers: Readonly<Record<string, Tamper>> = {
  'an entry is edited': { kind: 'edited', changes: editOne },
  'an entry is deleted': {
    kind: 'deleted',
    changes: (book, [day, entry = 0]) => {
      const { entries } = pick(book.days, day);
      entries.splice(entry % entries.length, 1);
      return true;
    },
  },
  'an entry is deleted with its seal': {
    changes: (book, [day, entry = 0]) => {
      const { entries, seals } = pick(book.days, day);
      const place = entry % entries.length;
      entries.splice(place, 1);
      seals.splice(place, 1);
      return true;
    },
  },
  'an entry is deleted with its seal, and the later ones are numbered anew': {
    changes: (book, [day, entry = 0]) => {
      const { entries, seals } = pick(book.days, day);
      const place = entry % entries.length;
      entries.splice(place, 1);
      seals.splice(place, 1);
      for (const [index, each] of seals.entries())
        Object.assign(each, { sequence: index + 1, id: sealId(index + 1) });
      return true;
    },
  },
  'a seal is deleted': {
    changes: (book, [day, entry = 0]) => {
      const { seals } = pick(book.days, day);
      seals.splice(entry % seals.length, 1);
      return true;
    },
  },
  'an entry is inserted': {
    kind: 'inserted',
    changes: (book, [day, hour = 0]) => {
      const { day: date } = pick(book.days, day);
      book.insert(date, 'forged', `${date}T0${hour % 10}:30:00Z`);
      return true;
    },
  },
  'an entry is inserted for another time than its own, and the trigger seals it': {
    kind: 'outOfTime',
    changes: (book, [hours = 0]) => {
      const last = book.days.at(-1);
      const seal = last?.seals.at(-1);
      if (!last || !seal) return false;
      const now = new Date(seal.entryAt.toMillis() + 3_600_000);
      const back = new Date(seal.entryAt.toMillis() - 120_000 - (hours % 30) * 3_600_000);
      const { id, data } = book.insert(last.day, 'forged', back.toISOString(), now.toISOString());
      const sequence = last.seals.length + 1;
      const hash = hashOf(sequence, id, data, seal.hash);
      const createdAt = Timestamp.fromDate(now);
      last.seals.push({
        ...{ id: sealId(sequence), sequence, entry: id, entryAt: data.at as Timestamp },
        ...{ previous: seal.hash, hash, createdAt },
      });
      book.head = { day: last.day, sequence, hash, updatedAt: createdAt };
      return true;
    },
  },
  'an entry is inserted with a seal at its end': {
    changes: (book, [day]) => {
      const { day: date, seals } = pick(book.days, day);
      const { id, data } = book.insert(date, 'forged', `${date}T09:30:00Z`);
      const previous = seals.at(-1)?.hash ?? GENESIS;
      const sequence = seals.length + 1;
      const hash = hashOf(sequence, id, data, previous);
      seals.push({
        id: sealId(sequence),
        sequence,
        entry: id,
        entryAt: data.at as Timestamp,
        previous,
        hash,
        createdAt: data.at as Timestamp,
      });
      return true;
    },
  },
  'two entries change places': {
    kind: 'reordered',
    changes: (book, [day, left, right]) => {
      const pair = two(pick(book.days, day).entries, left, right);
      if (pair) [pair[0].data, pair[1].data] = [pair[1].data, pair[0].data];
      return pair !== null;
    },
  },
  'two seals change places': {
    changes: (book, [day, left, right]) => {
      const pair = two(pick(book.days, day).seals, left, right);
      if (!pair) return false;
      const [first, second] = [{ ...pair[0] }, { ...pair[1] }];
      Object.assign(pair[0], second, { id: first.id, sequence: first.sequence });
      Object.assign(pair[1], first, { id: second.id, sequence: second.sequence });
      return true;
    },
  },
  'two days change places': {
    changes: (book, [left, right]) => {
      const pair = two(book.days, left, right);
      if (!pair) return false;
      const [first, second] = [{ ...pair[0] }, { ...pair[1] }];
      Object.assign(pair[0], { entries: second.entries, seals: second.seals });
      Object.assign(pair[1], { entries: first.entries, seals: first.seals });
      return true;
    },
  },
  'a day is deleted': {
    changes: (book, [day = 0]) => {
      book.days.splice(day % book.days.length, 1);
      return true;
    },
  },
  'the end is cut off': { kind: 'cutOff', changes: (book, [count = 0]) => cut(book, count) },
  'the end is cut off, and the head is moved back': {
    kind: 'cutOff',
    changes: (book, [count = 0]) => {
      cut(book, count);
      const last = book.days.findLast(({ seals }) => seals.length > 0);
      const seal = last?.seals.at(-1);
      const updatedAt = Timestamp.fromDate(new Date('2026-10-01T08:00:00Z'));
      book.head =
        last && seal ? { day: last.day, sequence: seal.sequence, hash: seal.hash, updatedAt } : null;
      return true;
    },
  },
  'an entry is edited, and every seal made anew': {
    kind: 'wrongRoot',
    needsRoots: true,
    changes: (book, choices) => {
      editOne(book, choices);
      book.sealAnew();
      return true;
    },
  },
};
