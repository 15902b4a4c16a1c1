import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '../../../../shared/contracts/client/body-of';
import { useI18n } from '../../shared/i18n/i18n';
import { problemText } from '../../shared/i18n/problem-text';
import { uploadPicture } from './api/upload-picture';
import { checkPicture } from './check-picture';

type State = { file?: File; error?: string };

/** Uploads one file at a time: another one, or leaving the page, gives up the one before. */
export function usePictureUpload(onUploaded: (pictureId: string) => void) {
  const { t } = useI18n();
  const [state, setState] = useState<State>({});
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const upload = async (file: File) => {
    running.current?.abort();
    const refusal = checkPicture(file);
    if (refusal) return setState({ error: t.problems[refusal] });
    const attempt = new AbortController();
    running.current = attempt;
    setState({ file });
    try {
      const { id } = await uploadPicture(file, attempt.signal);
      if (attempt.signal.aborted) return;
      setState({});
      onUploaded(id);
    } catch (error) {
      if (attempt.signal.aborted) return;
      setState({ error: error instanceof ProblemError ? problemText(t, error.problem) : t.failure.unexplained });
    }
  };
  return {
    /** What is being uploaded. */
    file: state.file,
    /** Why the last one was refused, as a sentence. */
    error: state.error,
    upload,
    cancel() {
      running.current?.abort();
      setState({});
    },
  };
}
