import type { Problem } from '../../../../shared/contracts/http/problem';

interface ProblemNoticeProps {
  problem: Problem | undefined;
  /** Fields that show what is wrong with them themselves. */
  shownBeside?: string[];
}

/** Says what the API refused and why. */
export function ProblemNotice({ problem, shownBeside = [] }: ProblemNoticeProps) {
  if (!problem) return null;
  const others = problem.errors.filter(
    ({ message, field }) => message !== problem.detail && !shownBeside.includes(field ?? ''),
  );
  return (
    <div className="notice notice-bad" role="alert">
      <p>
        <strong>{problem.detail || problem.title}</strong>
      </p>
      {others.length > 0 && (
        <ul>
          {others.map(({ field, message }) => (
            <li key={`${field}${message}`}>
              {field ? `${field} ` : ''}
              {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
