import { z } from 'zod';
import { escapeRegExp } from '../../shared/infra/escape-reg-exp';

const MAX_MS = 10 * 60_000;
const ms = z.int().min(0).max(MAX_MS);

/** What can go wrong with one request. */
const faultSchema = z.discriminatedUnion('kind', [
  /** Answers without executing. Stored under the idempotency key, as Stripe stores its own 500s, unless told otherwise. */
  z.strictObject({
    kind: z.literal('fail-before'),
    status: z.int().min(429).max(599).default(500),
    stored: z.boolean().default(true),
  }),
  /** Executes, then answers with an error, which is stored under the idempotency key. */
  z.strictObject({ kind: z.literal('fail-after'), status: z.int().min(500).max(599).default(500) }),
  /** Cuts the connection without executing. */
  z.strictObject({ kind: z.literal('drop-before') }),
  /** Executes, then cuts the connection. */
  z.strictObject({ kind: z.literal('drop-after') }),
  /** Silent for that long, then cuts the connection; nothing is executed. */
  z.strictObject({ kind: z.literal('hang'), ms }),
  /** Waits, then executes and answers as always. */
  z.strictObject({ kind: z.literal('latency'), ms }),
  /** Executes at once and answers that much later. */
  z.strictObject({ kind: z.literal('late-answer'), ms }),
  /** A confirm that leaves the PaymentIntent `processing` until it settles. */
  z.strictObject({ kind: z.literal('processing') }),
  /** A refund that is pending at first, that fails after it was called succeeded, or both. */
  z.strictObject({ kind: z.literal('refund'), outcome: z.enum(['pending', 'fails', 'pending-then-fails']) }),
]);

const webhookFaultSchema = z.discriminatedUnion('kind', [
  /** Delivers the event once more after it was acknowledged. */
  z.strictObject({ kind: z.literal('duplicate') }),
  /** Keeps the event back until a later one has been delivered, or for a second when none comes. */
  z.strictObject({ kind: z.literal('reorder') }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0) }),
  /** Loses the first attempt; the retry gets through. */
  z.strictObject({ kind: z.literal('drop-first') }),
]);

/** `*` stands for any characters but a slash in `path`, any at all in `type`. `times` counts matches. */
const times = z.int().min(1).default(1);
export const faultRuleSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  path: z.string().default('/v1/**'),
  times,
  fault: faultSchema,
});
export const webhookRuleSchema = z.strictObject({ type: z.string().default('**'), times, fault: webhookFaultSchema });

export type Fault = z.output<typeof faultSchema>;
export type WebhookFault = z.output<typeof webhookFaultSchema>;
export type FaultRule = z.input<typeof faultRuleSchema>;
export type WebhookRule = z.input<typeof webhookRuleSchema>;

type Active<Rule> = Rule & { pattern: RegExp };

/** "/v1/payment_intents/*\/capture" as an expression; `**` crosses slashes. */
const globToRegExp = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('**')
      .map((part) => part.split('*').map(escapeRegExp).join('[^/]*'))
      .join('.*')}$`,
  );

/** The faults that are armed. Requests and events use them up in the order in which they were added. */
export class Faults {
  private rules: Active<z.output<typeof faultRuleSchema>>[] = [];
  private webhookRules: Active<z.output<typeof webhookRuleSchema>>[] = [];
  private isDead = false;

  constructor(private readonly onHeal: () => void) {}

  /** Arms a fault for the next `times` (1) requests that match. */
  add(rule: FaultRule): void {
    const parsed = faultRuleSchema.parse(rule);
    this.rules.push({ ...parsed, pattern: globToRegExp(parsed.path) });
  }

  /** Arms a fault for the next `times` (1) events of that type. */
  addWebhook(rule: WebhookRule): void {
    const parsed = webhookRuleSchema.parse(rule);
    this.webhookRules.push({ ...parsed, pattern: globToRegExp(parsed.type) });
  }

  /** Refuses every connection and sends no webhook, until healed. */
  die(): void {
    this.isDead = true;
  }

  /** Forgets every fault; what waited for a retry is tried at once. */
  heal(): void {
    this.rules = [];
    this.webhookRules = [];
    this.isDead = false;
    this.onHeal();
  }

  get dead(): boolean {
    return this.isDead;
  }

  list() {
    const shown = <Rule extends object>({ pattern: _, ...rule }: Active<Rule>) => rule;
    return { dead: this.isDead, requests: this.rules.map(shown), webhooks: this.webhookRules.map(shown) };
  }

  /** The fault for this request, used up. */
  take(method: string, path: string): Fault | undefined {
    return use(this.rules, (rule) => (!rule.method || rule.method === method) && rule.pattern.test(path));
  }

  /** The fault for this event, used up. */
  takeWebhook(type: string): WebhookFault | undefined {
    return use(this.webhookRules, (rule) => rule.pattern.test(type));
  }
}

function use<Rule extends { times: number; fault: unknown }>(
  rules: Rule[],
  matches: (rule: Rule) => boolean,
): Rule['fault'] | undefined {
  const index = rules.findIndex(matches);
  const rule = rules[index];
  if (!rule) return undefined;
  rule.times -= 1;
  if (rule.times === 0) rules.splice(index, 1);
  return rule.fault;
}
