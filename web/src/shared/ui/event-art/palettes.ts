export interface Palette {
  /** The ground, from one corner to the other. */
  from: string;
  to: string;
  /** A light somewhere in it. */
  glow: string;
  /** The shapes in front, light and strong. */
  light: string;
  strong: string;
}

const palette = (from: string, to: string, glow: string, light: string, strong: string): Palette => ({
  from,
  to,
  glow,
  light,
  strong,
});

export const PALETTES: readonly [Palette, ...Palette[]] = [
  palette('#2b1055', '#7a1f6b', '#ff6b6b', '#ffd6a5', '#ff8e72'),
  palette('#0b2545', '#134074', '#3fc1c9', '#e8f9fd', '#59d8e6'),
  palette('#1a1a40', '#4c2a85', '#be7cf5', '#ffe3fe', '#ff9de2'),
  palette('#063c3a', '#0c6b58', '#7bed9f', '#f5ffd6', '#c6f068'),
  palette('#3d0c11', '#9b2226', '#ffb35c', '#fff1d6', '#ffc15e'),
  palette('#10223f', '#33408f', '#7aa2ff', '#ffe9d6', '#ffb38a'),
  palette('#2d132c', '#801336', '#ee4540', '#ffe2d1', '#ffa384'),
  palette('#12263a', '#0f5c6e', '#f4d35e', '#fff8dc', '#f7c948'),
  palette('#241571', '#5b2be0', '#8af3ff', '#e9fbff', '#7ee8fa'),
  palette('#1b1b2f', '#41436a', '#f38181', '#ffe8d9', '#f9b384'),
];
