import { randomUUID } from 'node:crypto';
import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '../shared/infra/logger';
import { HttpProblem, problemDocument } from './errors';
import type { ProblemSlug } from './problems';

/** What Node's HTTP parser names its errors; every other one of its is a request that makes no sense. */
const PARSER_ERRORS: Readonly<Record<string, ProblemSlug>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Answers what Node cannot read as a request, and so never hands to the app, like every other error; then hangs up. */
export function answerUnreadable(server: Server, logger: Logger): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (req, res) => answers.set(req.socket, res));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const answer = answers.get(socket);
    // One that has been ended is on its way in front of ours; Node 24 gets here before it is out.
    const isAnswering = answer?.headersSent && !answer.writableEnded;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering) return void socket.destroy();
    const problem = new HttpProblem(PARSER_ERRORS[error.code ?? ''] ?? 'request-unreadable');
    const requestId = randomUUID();
    // Not the error itself, which has the raw request.
    logger.info({ requestId, status: problem.status, code: error.code }, 'a request could not be read');
    socket.end(rawAnswer(problem, requestId), () => socket.destroy());
  });
}

function rawAnswer(problem: HttpProblem, requestId: string): string {
  const body = JSON.stringify(problemDocument(problem, { instance: `urn:uuid:${requestId}`, requestId }));
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
