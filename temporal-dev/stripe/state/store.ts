import { type Journal, memoryJournal, openJournal } from './journal';
import type { Change, Kind, Records } from './records';

type Tables = { [K in Kind]: Map<string, Records[K]> };

/** One all-or-nothing change. It reads its own writes; `all` sees only what was committed before. */
export interface Transaction {
  get<K extends Kind>(kind: K, id: string): Records[K] | undefined;
  all<K extends Kind>(kind: K): Records[K][];
  put<K extends Kind>(kind: K, value: Records[K]): Records[K];
  remove(kind: Kind, id: string): void;
}

/** The emulator's state: tables in memory, rebuilt at start from the journal that every commit is appended to. */
export class Store {
  private readonly tables: Tables = {
    payment_intent: new Map(),
    charge: new Map(),
    refund: new Map(),
    customer: new Map(),
    payment_method: new Map(),
    balance_transaction: new Map(),
    event: new Map(),
    card: new Map(),
    idempotent: new Map(),
    delivery: new Map(),
    task: new Map(),
  };

  private journal: Journal = memoryJournal;

  /** `onDurable` hears of every change once it cannot be lost any more. */
  private constructor(private readonly onDurable: (changes: Change[]) => void) {}

  /** Memory only when no file is named. */
  static open(journalFile: string | undefined, onDurable: (changes: Change[]) => void): Store {
    const store = new Store(onDurable);
    if (journalFile)
      store.journal = openJournal(journalFile, (entry) => {
        for (const change of entry as Change[]) store.apply(change);
      });
    return store;
  }

  get<K extends Kind>(kind: K, id: string): Records[K] | undefined {
    return this.tables[kind].get(id);
  }

  values<K extends Kind>(kind: K): Iterable<Records[K]> {
    return this.tables[kind].values();
  }

  /** Oldest first. */
  all<K extends Kind>(kind: K): Records[K][] {
    return [...this.tables[kind].values()];
  }

  /** Runs `work` to its end without interruption and commits what it wrote; when it throws, nothing happened. */
  transact<T>(work: (tx: Transaction) => T): T {
    const changes = new Map<string, Change>();
    const write = (kind: Kind, id: string, value: Records[Kind] | null) => {
      // Records[Kind] loses which kind it belongs to; put() below has checked the pair.
      changes.set(`${kind} ${id}`, [kind, id, value] as Change);
    };
    const result = work({
      get: <K extends Kind>(kind: K, id: string) => {
        const change = changes.get(`${kind} ${id}`);
        return change ? ((change[2] ?? undefined) as Records[K] | undefined) : this.get(kind, id);
      },
      all: (kind) => this.all(kind),
      put: (kind, value) => {
        write(kind, value.id, value);
        return value;
      },
      remove: (kind, id) => write(kind, id, null),
    });
    this.commit([...changes.values()]);
    return result;
  }

  /** Resolves when everything that was committed so far is durable. */
  settled(): Promise<void> {
    return this.journal.settled();
  }

  close(): Promise<void> {
    return this.journal.close();
  }

  private commit(changes: Change[]): void {
    if (changes.length === 0) return;
    for (const change of changes) this.apply(change);
    this.journal.append(JSON.stringify(changes));
    // A journal that cannot be written must end the process: nothing more may be acknowledged.
    void this.journal.settled().then(() => this.onDurable(changes));
  }

  private apply([kind, id, value]: Change): void {
    const table = this.tables[kind] as Map<string, Records[Kind]>;
    if (value === null) table.delete(id);
    else table.set(id, value);
  }
}
