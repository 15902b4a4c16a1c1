import { ImagePlus, X } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { pictureUrl } from '../../../../shared/contracts/picture-url';
import { useI18n } from '../../shared/i18n/i18n';
import { Button } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';
import { ACCEPTED } from './check-picture';
import { LocalPicture } from './local-picture';
import { usePictureUpload } from './use-picture-upload';

interface PictureFieldProps {
  pictureId: string | null;
  isDisabled: boolean;
  onChange(pictureId: string | null): void;
  onUploading(isUploading: boolean): void;
}

/** The picture of a listing: chosen or dropped, shown, replaced, removed. It is uploaded at once. */
export function PictureField({ pictureId, isDisabled, onChange, onUploading }: PictureFieldProps) {
  const { t } = useI18n();
  const words = t.selling.picture;
  const input = useRef<HTMLInputElement>(null);
  const [news, setNews] = useState('');
  const { file, error, upload, cancel } = usePictureUpload((id) => {
    onChange(id);
    setNews(words.added);
  });
  useEffect(() => onUploading(file !== undefined), [file, onUploading]);
  const { isOver, ...drop } = useDrop((dropped) => void upload(dropped), isDisabled);

  const remove = () => {
    if (file) cancel();
    else onChange(null);
    setNews(file ? '' : words.removed);
    // The button that had the focus is gone.
    input.current?.focus();
  };
  const isThere = file !== undefined || pictureId !== null;
  return (
    <Field label={t.selling.fields.picture} hint={t.selling.fields.pictureHint} error={error} optional>
      {(ids) => (
        <div
          {...drop}
          className={`relative flex flex-wrap items-center gap-4 rounded-control border p-3 ${isThere ? '' : 'border-dashed'} ${error ? 'border-bad' : isOver ? 'border-accent bg-accent-wash' : 'border-edge'}`}
        >
          {isThere && (
            <div className="relative aspect-16/10 w-40 overflow-hidden rounded-control bg-sunken">
              {file ? <LocalPicture file={file} /> : pictureId && <Uploaded pictureId={pictureId} />}
            </div>
          )}
          <div className="flex grow flex-wrap items-center gap-2">
            <input
              ref={input}
              type="file"
              accept={ACCEPTED}
              className="peer sr-only"
              onChange={({ target }) => {
                const [chosen] = target.files ?? [];
                // The same file may be chosen again.
                target.value = '';
                if (chosen) void upload(chosen);
              }}
              {...ids}
            />
            <label
              htmlFor={ids.id}
              className="inline-flex h-11 cursor-pointer items-center gap-2 rounded-control border border-edge bg-surface px-4 text-sm font-semibold peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-disabled:cursor-not-allowed peer-disabled:border-line peer-disabled:text-soft hover:border-ink hover:bg-sunken"
            >
              <ImagePlus aria-hidden="true" className="size-4" />
              {isThere ? words.replace : words.choose}
            </label>
            {isThere ? (
              <Button look="plain" size="small" onClick={remove} disabled={isDisabled}>
                <X aria-hidden="true" className="size-4" />
                {file ? words.cancel : words.remove}
              </Button>
            ) : (
              <span aria-hidden="true" className="text-sm text-soft pointer-coarse:hidden">
                {words.drop}
              </span>
            )}
          </div>
          <p role="status" className="sr-only">
            {file ? words.uploading : (error ?? news)}
          </p>
        </div>
      )}
    </Field>
  );
}

const Uploaded = ({ pictureId }: { pictureId: string }) => (
  <img src={pictureUrl(pictureId, 'card')} alt="" width={800} height={500} className="size-full object-cover" />
);

const prevent = (event: Event) => event.preventDefault();

/** What makes an element take a file that is dropped on it; beside it, dropping one does nothing. */
function useDrop(onFile: (file: File) => void, isDisabled: boolean) {
  const [isOver, setOver] = useState(false);
  // Else the browser would leave the page to show the file, and all that was written with it.
  useEffect(() => {
    for (const type of ['dragover', 'drop']) document.addEventListener(type, prevent);
    return () => {
      for (const type of ['dragover', 'drop']) document.removeEventListener(type, prevent);
    };
  }, []);
  const leave = () => setOver(false);
  const over = () => setOver(!isDisabled);
  const drop = (event: DragEvent) => {
    leave();
    const [file] = event.dataTransfer.files;
    if (file && !isDisabled) onFile(file);
  };
  return { isOver, onDragOver: over, onDragLeave: leave, onDrop: drop };
}
