import { PROBLEMS, type ProblemSlug } from '../../api/problems';

const INTRODUCTION = `# Problems

Every error of the API is \`application/problem+json\` (RFC 9457). Decide by its \`type\`: it never changes, and it is the address
of a page of the running API that says the same as the row below. \`errors\` lists everything that is wrong, field by field;
\`requestId\` finds the request in the log.

This file is generated from \`api/problems\`: change the words there, then \`npm run docs\`.
`;

/** The text of `docs/problems.md`. */
export function problemsPage(): string {
  const rows = (Object.keys(PROBLEMS) as ProblemSlug[])
    .toSorted((a, b) => PROBLEMS[a].status - PROBLEMS[b].status)
    .map((slug) => {
      const { status, title, happened, remedy } = PROBLEMS[slug];
      return `| ${status} | \`/problems/${slug}\` | ${title} | ${happened} | ${remedy} |`;
    });
  return [
    INTRODUCTION,
    '| Status | Type | Title | What happened | What to do |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
