import { connect, createServer } from 'node:net';
import { pipeline } from 'node:stream';
import { freePort, LOOPBACK } from '../servers/ports';

export interface MongoTraffic {
  /** How often each command was sent: `find`, `insert`, `update` ... */
  commands: Map<string, number>;
  /** Sent to the database, and answered by it. */
  bytes: number;
}

/** A place between MongoDB and its clients at which what they ask is counted. Ends with the process. */
export interface MongoWatch {
  port: number;
  /** What has passed so far. */
  read(): MongoTraffic;
}

/** A message's length, ids and operation; then its flags, and the kind of the section that holds the command. */
const HEADER_BYTES = 16;
const COMMAND_AT = HEADER_BYTES + 4 + 1;
/** After the document's length and the type of its first member comes that member's name: the command's. */
const NAME_AT = COMMAND_AT + 4 + 1;
const OP_MSG = 2013;

/** What drivers say to each other beside the work. */
const CHATTER = new Set(['hello', 'isMaster', 'ismaster', 'ping', 'endSessions', 'buildInfo', 'saslStart']);

/** Listens on a free port and passes everything on to the database at `mongoPort`. */
export async function watchMongo(mongoPort: number): Promise<MongoWatch> {
  const commands = new Map<string, number>();
  let bytes = 0;
  const server = createServer((client) => {
    const database = connect(mongoPort, LOOPBACK);
    for (const socket of [client, database]) socket.on('error', () => socket.destroy());
    const count = readMessages((message) => {
      const name = commandOf(message);
      if (name && !CHATTER.has(name)) commands.set(name, (commands.get(name) ?? 0) + 1);
    });
    client.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      count(chunk);
    });
    database.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    pipeline(client, database, () => undefined);
    pipeline(database, client, () => undefined);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  // It shall not keep the process from ending.
  server.unref();
  return { port, read: () => ({ commands: new Map(commands), bytes }) };
}

/** Cuts a stream of bytes into messages, each of which begins with its length. */
function readMessages(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= HEADER_BYTES && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  };
}

function commandOf(message: Buffer): string | undefined {
  if (message.readInt32LE(HEADER_BYTES - 4) !== OP_MSG) return undefined;
  return message.toString('utf8', NAME_AT, message.indexOf(0, NAME_AT));
}
