export interface Bar {
  label: string;
  value: number;
  /** Beside the bar. */
  text: string;
  /** Drawn lighter: what we are measured against. */
  isLimit?: boolean;
}

const WIDTH = 760;
const LABELS = 300;
const VALUES = 110;
const ROW = 24;
const TOP = 40;

/** A horizontal bar chart as SVG that reads on light and on dark pages. */
export function drawBars(title: string, bars: readonly Bar[]): string {
  const longest = Math.max(...bars.map(({ value }) => value), Number.MIN_VALUE);
  const rows = bars.flatMap(({ label, value, text, isLimit }, index) => {
    const y = TOP + index * ROW;
    const length = Math.max(1, Math.round((value / longest) * (WIDTH - LABELS - VALUES)));
    return [
      `<text x="${LABELS - 8}" y="${y + 13}" text-anchor="end">${escapeXml(label)}</text>`,
      `<rect x="${LABELS}" y="${y}" width="${length}" height="${ROW - 6}" rx="2" fill="${isLimit ? '#8b98a9' : '#2f6fd0'}"/>`,
      `<text x="${LABELS + length + 6}" y="${y + 13}">${escapeXml(text)}</text>`,
    ];
  });
  const height = TOP + bars.length * ROW + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeXml(title)}">`,
    '<style>text { font: 13px system-ui, sans-serif; fill: #57606a } .title { font-weight: 600 }',
    '@media (prefers-color-scheme: dark) { text { fill: #c3cad3 } }</style>',
    `<text class="title" x="8" y="20">${escapeXml(title)}</text>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
