import { memo, useId } from 'react';
import { hashText } from '../hash-text';
import { MOTIFS } from './motifs';
import { PALETTES } from './palettes';
import { createRandom } from './random';

interface EventArtProps {
  title: string;
  category: string;
  className?: string;
}

/** A picture of an event: everything in it follows from its title and category, so it is always the same. */
export const EventArt = memo(function EventArt({ title, category, className = '' }: EventArtProps) {
  const id = useId();
  const random = createRandom(hashText(`${category}: ${title}`));
  const pick = <T,>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const palette = pick(PALETTES) ?? PALETTES[0];
  const [x, y] = [random() * 320, random() * 120];
  const motifs = Object.hasOwn(MOTIFS, category) ? MOTIFS[category] : MOTIFS.other;
  const draw = pick(motifs ?? []);
  return (
    <svg
      viewBox="0 0 320 200"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={`block size-full ${className}`}
    >
      <defs>
        <linearGradient id={`${id}ground`} x1="0" y1="0" x2="1" y2="1">
          <stop stopColor={palette.from} />
          <stop offset="1" stopColor={palette.to} />
        </linearGradient>
        <radialGradient id={`${id}glow`} gradientUnits="userSpaceOnUse" cx={x} cy={y} r="190">
          <stop stopColor={palette.glow} stopOpacity="0.85" />
          <stop offset="1" stopColor={palette.glow} stopOpacity="0" />
        </radialGradient>
      </defs>
      <rect width="320" height="200" fill={`url(#${id}ground)`} />
      <rect width="320" height="200" fill={`url(#${id}glow)`} />
      {draw?.(random, palette)}
    </svg>
  );
});
