import { z } from 'zod';

/**
 * Makes zod speak plainly to clients and operators, wherever a schema has no words of its own. Every message goes on
 * after the name of a field or setting: "price.amount must be a number". Import it for this effect.
 */
z.config({ customError: describeIssue });

type Issue = z.core.$ZodRawIssue;

/** What is wrong, as the rest of a sentence; undefined where zod's own words do. */
function describeIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${withArticle(issue.expected)}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'is required';
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return atEdge(issue, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    case 'too_small':
      return atEdge(issue, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'invalid_format':
      return FORMATS[issue.format];
    default:
      return undefined;
  }
}

const FORMATS: Record<string, string> = {
  email: 'must be an email address',
  url: 'must be a URL such as https://example.com',
};

const TYPES: Record<string, string> = { int: 'a whole number' };

const withArticle = (type: string): string => TYPES[type] ?? (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);

/** What is counted in things that have a size; a number is its own measure. */
const UNITS: Record<string, string> = { string: 'character', array: 'item' };

function atEdge({ origin }: { origin: string }, relation: string, edge: number | bigint): string {
  const unit = UNITS[origin];
  if (!unit) return `must be ${relation} ${edge}`;
  if (relation === 'at least' && edge === 1) return 'must not be empty';
  return `must have ${relation} ${edge} ${unit}${edge === 1 ? '' : 's'}`;
}
