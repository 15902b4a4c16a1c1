/** One thing that is wrong with a request; `field` is a path such as `price.amount`. */
export interface ProblemError {
  message: string;
  field?: string;
}

/** RFC 9457 `application/problem+json`, plus `errors`, which is always present. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  requestId: string;
  errors: ProblemError[];
}
