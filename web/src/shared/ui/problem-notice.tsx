import { useEffect, useRef } from 'react';
import type { Problem } from '../../../../shared/contracts/http/problem';

interface ProblemNoticeProps {
  problem: Problem | undefined;
  /** Fields that show what is wrong with them themselves. */
  shownBeside?: string[];
}

/** Says what the API refused and why. It takes the focus, so that it is in view and read out, wherever it stands. */
export function ProblemNotice({ problem, shownBeside = [] }: ProblemNoticeProps) {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) notice.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const others = problem.errors.filter(
    ({ message, field }) => message !== problem.detail && !shownBeside.includes(field ?? ''),
  );
  return (
    <div className="notice notice-bad" role="alert" tabIndex={-1} ref={notice}>
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
