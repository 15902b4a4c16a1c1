import QRCode from 'qrcode';

/** The code that admits its bearer, for machines and for people. */
export function TicketPass({ code, title }: { code: string; title: string }) {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: 'M' });
  const dark = Array.from(modules.data.keys()).filter((index) => modules.data[index]);
  const path = dark.map((index) => `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z`).join('');
  return (
    <figure className="pass">
      <svg
        viewBox={`-2 -2 ${modules.size + 4} ${modules.size + 4}`}
        role="img"
        aria-label={`QR code of your ticket for ${title}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <figcaption>
        Ticket code <code>{code}</code>
      </figcaption>
    </figure>
  );
}
