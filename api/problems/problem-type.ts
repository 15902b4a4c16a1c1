/** One kind of problem: what the answer says, and what its page at `/problems/<slug>` explains. */
export interface ProblemType {
  status: number;
  title: string;
  /** Seconds after which asking again makes sense. */
  retryAfter?: number;
  /** What happened, for a developer who meets it for the first time. */
  happened: string;
  /** What to do about it. */
  remedy: string;
}
