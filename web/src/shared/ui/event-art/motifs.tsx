import type { ReactNode } from 'react';
import type { Palette } from './palettes';
import { range } from './random';

/** Draws on a field of 320 × 200. */
type Motif = (random: () => number, palette: Palette) => ReactNode;

/** Waves from a stage, and the levels they make. */
const sound: Motif = (random, { light, strong }) => {
  const x = 70 + random() * 180;
  const y = 50 + random() * 50;
  const phase = random() * 6;
  return (
    <>
      <g fill="none" stroke={light} strokeWidth="1.25">
        {range(11).map((ring) => (
          <circle key={ring} cx={x} cy={y} r={16 + ring * 17} opacity={0.5 - ring * 0.042} />
        ))}
      </g>
      <circle cx={x} cy={y} r="11" fill={light} />
      <g fill={strong}>
        {range(27).map((bar) => {
          const height = 10 + 52 * Math.abs(Math.sin(bar * 0.55 + phase) * Math.sin(bar * 0.17 + phase * 2));
          return (
            <rect key={bar} x={4 + bar * 11.8} y={206 - height} width="6.4" height={height} rx="3.2" opacity="0.88" />
          );
        })}
      </g>
    </>
  );
};

/** Beams over a crowd. */
const lights: Motif = (random, { light, strong, from }) => {
  const lamps = range(6).map((lamp) => ({ x: 20 + lamp * 56, lean: (random() - 0.5) * 150, warm: random() > 0.5 }));
  return (
    <>
      {lamps.map(({ x, lean, warm }) => (
        <g key={x}>
          <path d={`M${x - 3} -4L${x + lean - 30} 190h60L${x + 3} -4Z`} fill={warm ? strong : light} opacity="0.26" />
          <circle cx={x} cy="3" r="5" fill={light} />
        </g>
      ))}
      {range(2).map((row) => (
        <g key={row} fill={from} opacity={row === 0 ? 0.55 : 1}>
          {range(15).map((head) => {
            const x = head * 24 - 8 + row * 12 + random() * 8;
            const y = 150 + row * 18 + random() * 10;
            return (
              <g key={head}>
                <circle cx={x} cy={y} r="8" />
                <path d={`M${x - 14} 210V${y + 22}q0-12 14-12t14 12V210Z`} />
              </g>
            );
          })}
        </g>
      ))}
    </>
  );
};

/** A record on its turntable. */
const record: Motif = (random, { light, strong, from }) => {
  const x = 120 + random() * 80;
  return (
    <>
      <circle cx={x} cy="106" r="94" fill={from} opacity="0.9" />
      <g fill="none" stroke={light} strokeWidth="0.8">
        {range(13).map((groove) => (
          <circle key={groove} cx={x} cy="106" r={38 + groove * 4.2} opacity={0.12 + (groove % 4) * 0.07} />
        ))}
      </g>
      <path d={`M${x} 106L${x - 74} 48A94 94 0 0 1 ${x - 40} 21Z`} fill={light} opacity="0.16" />
      <path d={`M${x} 106L${x + 74} 164A94 94 0 0 1 ${x + 40} 191Z`} fill={light} opacity="0.16" />
      <circle cx={x} cy="106" r="30" fill={strong} />
      <circle cx={x} cy="106" r="4.5" fill={light} />
      <path
        d={`M${x + 118} 18L${x + 104} 96l-42 34`}
        fill="none"
        stroke={light}
        strokeWidth="5"
        strokeLinejoin="round"
      />
      <circle cx={x + 118} cy="18" r="11" fill={light} />
    </>
  );
};

/** A low sun behind hills. */
const openAir: Motif = (random, { light, strong, from }) => {
  const x = 80 + random() * 160;
  const hill = (base: number, swing: number) =>
    `M-10 210V${base}C${40 + random() * 40} ${base - swing} ${90 + random() * 40} ${base + swing} 165 ${base - swing / 2}S${260 + random() * 20} ${base - swing} 330 ${base + swing / 3}V210Z`;
  return (
    <>
      <g stroke={light} strokeWidth="2" opacity="0.4">
        {range(28).map((ray) => {
          const angle = (ray / 28) * Math.PI * 2;
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          return <path key={ray} d={`M${x + cos * 52} ${104 + sin * 52}L${x + cos * 190} ${104 + sin * 190}`} />;
        })}
      </g>
      <circle cx={x} cy="104" r="42" fill={light} />
      <path d={hill(128, 26)} fill={strong} opacity="0.75" />
      <path d={hill(150, 20)} fill={strong} />
      <path d={hill(174, 14)} fill={from} />
    </>
  );
};

/** A pitch from above, and the way of a ball across it. */
const pitch: Motif = (random, { light, strong }) => {
  const turn = random() * 50 - 25;
  const [x, y] = [210 + random() * 70, 40 + random() * 40];
  return (
    <>
      <g transform={`rotate(${turn} 160 100)`} fill="none" stroke={light} strokeWidth="2" opacity="0.55">
        {range(8).map((stripe) => (
          <rect
            key={stripe}
            x={-100 + stripe * 65}
            y="-80"
            width="32"
            height="360"
            fill={light}
            stroke="none"
            opacity="0.09"
          />
        ))}
        <rect x="-20" y="14" width="360" height="172" rx="2" />
        <path d="M160 14v172M-20 56h74v88h-74M340 56h-74v88h74" />
        <circle cx="160" cy="100" r="38" />
      </g>
      <path
        d={`M-10 ${170 + random() * 30}Q${110 + random() * 60} ${random() * 30 - 30} ${x} ${y}`}
        fill="none"
        stroke={strong}
        strokeWidth="4"
        strokeLinecap="round"
        strokeDasharray="1 11"
      />
      <circle cx={x} cy={y} r="17" fill={strong} />
      <circle cx={x - 5} cy={y - 5} r="6" fill={light} opacity="0.75" />
    </>
  );
};

/** A curtain that opens on a lit stage. */
const stage: Motif = (random, { light, strong, glow }) => {
  const x = 130 + random() * 60;
  return (
    <>
      <path d={`M${x - 12} -10L${x - 74} 168H${x + 74}L${x + 12} -10Z`} fill={light} opacity="0.2" />
      <ellipse cx={x} cy="168" rx="74" ry="17" fill={light} opacity="0.85" />
      <ellipse cx={x} cy="168" rx="52" ry="11" fill={strong} opacity="0.55" />
      {range(9).map((fold) => {
        const left = fold * 13 - 10;
        const sway = 26 - fold * 3;
        const opacity = 0.95 - (fold % 2) * 0.3 - fold * 0.035;
        return (
          <g key={fold} fill={fold % 2 ? strong : glow} opacity={opacity}>
            <path d={`M${left} -4h14Q${left + 12} 110 ${left - sway + 14} 210h-15Q${left} 100 ${left} -4Z`} />
            <path
              d={`M${320 - left} -4h-14Q${308 - left} 110 ${306 - left + sway} 210h15Q${320 - left} 100 ${320 - left} -4Z`}
            />
          </g>
        );
      })}
    </>
  );
};

/** A microphone in the light, before a wall of bricks. */
const microphone: Motif = (random, { light, strong, from }) => {
  const x = 90 + random() * 140;
  return (
    <>
      <g fill="none" stroke={light} opacity="0.16">
        {range(11).map((row) => (
          <g key={row}>
            <path d={`M0 ${row * 20}H320`} />
            {range(9).map((brick) => {
              const left = brick * 40 + (row % 2) * 20;
              return <path key={brick} d={`M${left} ${row * 20}v20`} />;
            })}
          </g>
        ))}
      </g>
      <circle cx={x} cy="92" r="78" fill={light} opacity="0.2" />
      <circle cx={x} cy="92" r="60" fill={light} opacity="0.3" />
      <g transform={`rotate(${random() * 30 - 15} ${x} 92)`}>
        <path d={`M${x} 120V230`} stroke={from} strokeWidth="7" />
        <path d={`M${x - 13} 92h26l-5 52h-16Z`} fill={from} />
        <circle cx={x} cy="74" r="23" fill={strong} />
        <g stroke={from} strokeWidth="1.6" opacity="0.6" fill="none">
          <path d={`M${x - 22} 68h44M${x - 22} 80h44M${x - 9} 53v42M${x + 9} 53v42`} />
        </g>
        <rect x={x - 17} y="92" width="34" height="9" rx="4.5" fill={light} />
      </g>
    </>
  );
};

/** Quarter circles and discs in a grid, as on a poster of the 1920s. */
const composition: Motif = (random, { light, strong, glow }) => {
  const colours = [light, strong, glow];
  return range(8).flatMap((column) =>
    range(5).map((row) => {
      const [x, y] = [column * 40, row * 40];
      const kind = random();
      const fill = colours[Math.floor(random() * 3)];
      const turn = Math.floor(random() * 4) * 90;
      if (kind < 0.34) return null;
      return (
        <g key={`${x} ${y}`} fill={fill} opacity="0.9" transform={`rotate(${turn} ${x + 20} ${y + 20})`}>
          {kind < 0.72 ? (
            <path d={`M${x} ${y}h40A40 40 0 0 1 ${x} ${y + 40}Z`} />
          ) : kind < 0.86 ? (
            <circle cx={x + 20} cy={y + 20} r="13" />
          ) : (
            <path d={`M${x} ${y}h40v20h-40Z`} />
          )}
        </g>
      );
    }),
  );
};

/** Ribbons in the wind. */
const ribbons: Motif = (random, { light, strong, glow }) => {
  const base = 60 + random() * 40;
  const swing = 30 + random() * 30;
  return (
    <g fill="none" strokeLinecap="round">
      {range(9).map((ribbon) => {
        const y = base + ribbon * 13 - 30;
        return (
          <path
            key={ribbon}
            d={`M-20 ${y}C60 ${y - swing * 2} 130 ${y + swing * 1.6 + ribbon * 3} 190 ${y}S290 ${y - swing} 350 ${y + swing / 2}`}
            stroke={[light, strong, glow][ribbon % 3]}
            strokeWidth={9 - ribbon * 0.6}
            opacity={0.85 - ribbon * 0.06}
          />
        );
      })}
    </g>
  );
};

/** What a kind of event may look like. */
export const MOTIFS: Record<string, readonly Motif[]> = {
  concert: [sound, lights, record],
  festival: [openAir, lights],
  sport: [pitch],
  theatre: [stage],
  comedy: [microphone],
  exhibition: [composition],
  other: [ribbons],
};
