import { useState } from 'react';
import { Form, useLoaderData, useSearchParams, useSubmit } from 'react-router';
import type { Problem } from '../../../../shared/contracts/http/problem';
import type { TicketPage } from '../../../../shared/contracts/http/tickets';
import { TICKET_CATEGORIES } from '../../../../shared/contracts/tickets';
import { attempt, isRefusal } from '../../shared/api/attempt';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { listTickets } from './api/list-tickets';
import { readFilter } from './catalogue-data';
import { TicketCard } from './ticket-card';

export function CataloguePage() {
  const [search] = useSearchParams();
  const firstPage = useLoaderData<TicketPage>();
  return (
    <>
      <title>Tickets for concerts and sport · Ticketing</title>
      <section className="hero">
        <h1>Somewhere tonight, a seat is free.</h1>
        <p>Tickets from people who cannot go. What you reserve is yours alone while you pay.</p>
      </section>
      <Filters key={`filters?${search}`} />
      <Results key={`results?${search}`} firstPage={firstPage} />
    </>
  );
}

function Filters() {
  const [search] = useSearchParams();
  const submit = useSubmit();
  const filter = readFilter(search);
  return (
    <Form
      className="filters"
      role="search"
      onChange={(event) => {
        // Choices apply at once; the words of a search when they are sent.
        if ((event.target as HTMLElement).id !== 'q') void submit(event.currentTarget);
      }}
    >
      <div className="search-box">
        <label className="visually-hidden" htmlFor="q">
          Artist, team, venue or city
        </label>
        <input id="q" type="search" name="q" placeholder="Artist, team, city" defaultValue={filter.q} />
        <button className="button" type="submit">
          Search
        </button>
      </div>
      <fieldset className="chips">
        <legend className="visually-hidden">Category</legend>
        {['', ...TICKET_CATEGORIES].map((category) => (
          <label key={category} className="chip">
            <input
              type="radio"
              name="category"
              value={category}
              defaultChecked={(filter.category ?? '') === category}
            />
            <span className="chip-text">{category || 'all'}</span>
          </label>
        ))}
        <label className="chip chip-apart">
          <input type="checkbox" name="status" value="available" defaultChecked={filter.status === 'available'} />
          <span className="chip-text">only available</span>
        </label>
      </fieldset>
    </Form>
  );
}

function Results({ firstPage }: { firstPage: TicketPage }) {
  const [search] = useSearchParams();
  const [pages, setPages] = useState<TicketPage[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const tickets = [firstPage, ...pages].flatMap(({ items }) => items);
  const { nextCursor } = pages.at(-1) ?? firstPage;

  const showMore = async (cursor: string) => {
    setBusy(true);
    const answer = await attempt(() => listTickets({ ...readFilter(search), cursor }));
    setBusy(false);
    setProblem(isRefusal(answer) ? answer.problem : undefined);
    if (!isRefusal(answer)) setPages([...pages, answer]);
  };

  if (tickets.length === 0)
    return (
      <div className="centred">
        <h2>Nothing found</h2>
        <p>Try other words, or look at all categories.</p>
      </div>
    );
  return (
    <section aria-label="Tickets">
      <ul className="card-grid">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketCard ticket={ticket} />
          </li>
        ))}
      </ul>
      <ProblemNotice problem={problem} />
      {nextCursor && (
        <p className="centred">
          <button className="button button-quiet" type="button" disabled={busy} onClick={() => showMore(nextCursor)}>
            Show more
          </button>
        </p>
      )}
    </section>
  );
}
