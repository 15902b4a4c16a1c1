import type { Problem } from '../../../../shared/contracts/http/problem';

type Answer = Response | Promise<Response>;

/** What the API answers to a call such as `GET /api/tickets/1`. */
export type Answers = Record<string, (request: Request) => Answer>;

/** Puts answers in the place of the API. Returns the calls that were made, in their order. */
export function fakeApi(answers: Answers): string[] {
  const calls: string[] = [];
  globalThis.fetch = async (request) => {
    if (!(request instanceof Request)) throw new Error('the storefront calls fetch with a Request');
    const call = `${request.method} ${new URL(request.url).pathname}`;
    calls.push(call);
    const answer = answers[call];
    if (!answer) throw new Error(`nobody answers ${call}`);
    return answer(request);
  };
  return calls;
}

export const refuse = (status: number, slug: string, more: Partial<Problem> = {}): Response =>
  Response.json(
    {
      type: `/problems/${slug}`,
      title: slug,
      status,
      detail: `the API says ${slug}`,
      instance: '/',
      requestId: 'r1',
      errors: [{ message: slug }],
      ...more,
    } satisfies Problem,
    { status, headers: { 'content-type': 'application/problem+json' } },
  );

/** An answer that comes when the test lets it come. */
export function held(): { answer: Promise<Response>; come: (response: Response) => void } {
  let come: (response: Response) => void = () => undefined;
  const answer = new Promise<Response>((resolve) => {
    come = resolve;
  });
  return { answer, come };
}
