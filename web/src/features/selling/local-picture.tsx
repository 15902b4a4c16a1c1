import { useEffect, useRef } from 'react';

const WIDTH = 480;

/** A picture of this device while it is on its way. Drawn, for our content security policy knows no `blob:`. */
export function LocalPicture({ file }: { file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    const draw = async () => {
      const bitmap = await createImageBitmap(file, { resizeWidth: WIDTH, resizeQuality: 'medium' });
      const target = canvas.current;
      if (!target || isGone) return;
      Object.assign(target, { width: bitmap.width, height: bitmap.height });
      target.getContext('2d')?.drawImage(bitmap, 0, 0);
    };
    // What cannot be shown here the API will refuse, and say why.
    draw().catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [file]);
  return (
    <>
      <canvas ref={canvas} className="size-full object-cover opacity-50" />
      <div aria-hidden="true" className="absolute inset-0 animate-pulse bg-sunken/40" />
    </>
  );
}
