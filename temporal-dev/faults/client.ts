import { setTimeout as sleep } from 'node:timers/promises';
import type { ProblemError } from '../../shared/contracts/http/problem';
import type { OrderPayment } from '../../shared/contracts/orders';
import { ApiError, type ApiSession, openSession, signUpOrIn } from '../api-session';
import { count, type RunRecord } from './record';

/** Every call that the people of a run make, with the answers that the design documents for what they ask. */
const DOCUMENTED = {
  'POST /api/tickets': [201, 409, 503],
  'PUT /api/tickets/:id': [200, 409, 503],
  'GET /api/tickets/:id': [200, 503],
  'POST /api/orders': [200, 201, 409, 503],
  'GET /api/orders/:id': [200, 503],
  'DELETE /api/orders/:id': [200, 202, 409, 503],
  'POST /api/orders/:id/extend': [200, 409, 503],
  'POST /api/orders/:id/refund': [200, 202, 409, 503],
  'POST /api/payments': [201, 202, 402, 409, 503],
} as const;

export type Call = keyof typeof DOCUMENTED;

/** A resource or a problem, to be judged by its status. */
export interface Body {
  /** Of a problem. */
  type?: string;
  id?: string;
  status?: string | number;
  cancelReason?: string | null;
  expiresAt?: string;
  ticketCode?: string | null;
  payment?: (OrderPayment & { clientSecret?: string }) | null;
  /** Of a 402. */
  code?: string;
  paymentIntentId?: string;
  clientSecret?: string;
  errors?: ProblemError[];
}

export interface Answered {
  status: number;
  body: Body;
}

interface Request {
  call: Call;
  id?: string;
  body?: object;
  idempotencyKey?: string;
}

export interface Person {
  id: string;
  name: string;
  /** Asks until there is an answer that is none of an outage, as a patient client does; undefined when none came. */
  ask(request: Request): Promise<Answered | undefined>;
  /** Asks once; undefined when nobody answered. */
  askOnce(request: Request): Promise<Answered | undefined>;
}

/** How long a client goes on asking. Longer than any outage of a run. */
const PATIENCE_MS = 90_000;
const PAUSE_MS = 400;
const ANY_STATUS = Array.from({ length: 500 }, (_, offset) => 100 + offset);

/** A user with an account, whose every request is written down. */
export async function signUp(apiUrl: string, name: string, record: RunRecord): Promise<Person> {
  const session = openSession(apiUrl);
  const email = `${name}@faults.example`;
  const { id } = await signUpOrIn(session, { email, name, password: 'correct horse battery' });
  const askOnce = (request: Request) => send(session, request, record);
  return {
    id,
    name,
    askOnce,
    async ask(request) {
      for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
        const answer = await askOnce(request);
        if (answer && !isUndecided(answer)) return answer;
      }
      count(record.gaveUp, request.call);
      return undefined;
    },
  };
}

const isUndecided = ({ status, body }: Answered): boolean =>
  status >= 500 || status === 202 || body.type === '/problems/idempotency-key-in-use';

async function send(
  session: ApiSession,
  { call, id, body, idempotencyKey }: Request,
  record: RunRecord,
): Promise<Answered | undefined> {
  const [method = '', route = ''] = call.split(' ');
  const answer = await session
    .request<Body>(method, route.replace(':id', id ?? ''), { body, idempotencyKey, expect: ANY_STATUS })
    .catch((error: unknown) => {
      // Nobody there, or an answer that was cut off in its middle.
      if (error instanceof ApiError || error instanceof TypeError || error instanceof DOMException) return undefined;
      throw error;
    });
  const answers = record.answers.get(call) ?? new Map<number | 'none', number>();
  record.answers.set(call, answers);
  count(answers, answer?.status ?? 'none');
  const documented: readonly number[] = DOCUMENTED[call];
  if (answer && !documented.includes(answer.status))
    record.complaints.push(`${call} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 200)}`);
  return answer;
}
