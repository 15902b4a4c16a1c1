import { useId } from 'react';
import { hashText } from './hash-text';

/** From, through, to. Dark enough at the end for a white line to show. */
const PALETTES = [
  ['#ff7a59', '#d6336c', '#5f1c73'],
  ['#8b5cf6', '#5b34d6', '#1e1a5e'],
  ['#22b8cf', '#1971c2', '#1c2a6b'],
  ['#20c997', '#0c8599', '#0b3a5c'],
  ['#f783ac', '#ae3ec9', '#3b1b7a'],
  ['#ffa94d', '#f0563f', '#7d1b4d'],
  ['#4dabf7', '#4c5fe0', '#3a1f78'],
  ['#69db7c', '#099268', '#0b3d4f'],
  ['#da77f2', '#7048e8', '#1d2671'],
  ['#ff8787', '#c2255c', '#45156b'],
] as const;

/** A picture for a ticket without one: colours and shapes follow from its title and category, always the same. */
export function TicketArt({ title, category }: { title: string; category: string }) {
  const id = useId();
  const seed = hashText(title);
  const colours = PALETTES[(seed >>> 11) % PALETTES.length] ?? PALETTES[0];
  const x = 40 + ((seed >>> 9) % 240);
  const y = 30 + ((seed >>> 17) % 120);
  return (
    <svg className="art" viewBox="0 0 320 180" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
          {colours.map((colour, index) => (
            <stop key={colour} offset={index / 2} stopColor={colour} />
          ))}
        </linearGradient>
      </defs>
      <rect width="320" height="180" fill={`url(#${id})`} />
      <g fill="none" stroke="#fff" strokeOpacity="0.3" strokeWidth="1.5">
        {shapes(category, x, y, seed)}
      </g>
    </svg>
  );
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

function shapes(category: string, x: number, y: number, seed: number) {
  switch (category) {
    case 'concert':
    case 'festival':
      // Waves of sound.
      return range(9).map((ring) => <circle key={ring} cx={x} cy={y} r={14 + ring * ring * 3.4 + ring * 8} />);
    case 'sport':
      // A pitch seen from a stand.
      return (
        <g transform={`rotate(${(seed % 36) - 18} 160 90)`}>
          <rect x="-20" y="24" width="360" height="132" />
          <path d="M160 24v132M-20 58h70v64h-70M340 58h-70v64h70" />
          <circle cx="160" cy="90" r="36" />
          <circle cx="160" cy="90" r="3" fill="#fff" fillOpacity="0.5" />
        </g>
      );
    case 'theatre':
    case 'comedy':
      // A curtain and its spotlight.
      return (
        <>
          <circle cx={x} cy="180" r="88" fill="#fff" fillOpacity="0.14" stroke="none" />
          {range(15).map((fold) => (
            <path key={fold} d={`M${fold * 24 - 8} -4q${12 - (fold % 3) * 9} 96 ${fold < 7 ? -14 : 14} 190`} />
          ))}
        </>
      );
    default:
      return range(48).map((dot) => (
        <circle
          key={dot}
          cx={(dot % 8) * 44 + 6}
          cy={Math.floor(dot / 8) * 34 + 6}
          r={2 + ((seed >>> (dot % 24)) & 7)}
        />
      ));
  }
}
