import type { Config } from '../../shared/infra/config';
import type { ApiContext } from '../context';
import { HttpProblem } from '../errors';
import { findLivingSessions, type Session } from '../sessions';

/** One connection of GET /api/stream. */
export interface OpenStream {
  session: Session | undefined;
  /** The client's address, which counts while nobody is signed in. */
  address: string;
  /** Says that the connection lives. */
  beat(): void;
  end(): void;
}

/** Every connection of this process. */
export interface OpenStreams {
  /** Throws 429 when this user or address has enough. Returns what takes the connection out again. */
  add(stream: OpenStream): () => void;
}

const limitFor = ({ session }: OpenStream, config: Config): number =>
  session ? config.STREAM_CONNECTIONS_USER : config.STREAM_CONNECTIONS_ADDRESS;

/** Keeps connections alive with heartbeats, and ends those whose session has ended or whose access token has expired. */
export function createOpenStreams(context: ApiContext): OpenStreams {
  const { config, logger, metrics } = context;
  const streams = new Set<OpenStream>();
  const counts = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  async function endSignedOut(): Promise<void> {
    const signedIn = [...streams].filter(({ session }) => session);
    if (signedIn.length === 0) return;
    try {
      const living = await findLivingSessions(
        context,
        signedIn.flatMap(({ session }) => session ?? []),
      );
      for (const { session, end } of signedIn) if (session && !living.has(session.id)) end();
    } catch (error) {
      logger.warn({ err: error }, 'the sessions of open streams cannot be checked now');
    }
  }

  const beatAll = () => {
    for (const { beat } of [...streams]) beat();
    void endSignedOut();
  };

  return {
    add(stream) {
      const owner = stream.session ? `user:${stream.session.userId}` : stream.address;
      const count = counts.get(owner) ?? 0;
      if (count >= limitFor(stream, config)) throw new HttpProblem('too-many-streams');
      counts.set(owner, count + 1);
      streams.add(stream);
      metrics.streamReaders.set(streams.size);
      timer ??= setInterval(beatAll, config.STREAM_HEARTBEAT);
      return () => {
        if (!streams.delete(stream)) return;
        metrics.streamReaders.set(streams.size);
        const left = (counts.get(owner) ?? 1) - 1;
        if (left > 0) counts.set(owner, left);
        else counts.delete(owner);
        if (streams.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
