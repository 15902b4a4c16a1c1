import '../../../../shared/contracts/issue-messages';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { type DefaultValues, type FieldValues, type Path, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { refusedFields } from '../api/refused-fields';
import { useFieldErrors } from './use-field-errors';

interface SchemaFormOptions<Values extends FieldValues, Answer> {
  schema: z.ZodType<Values, Values>;
  defaultValues: DefaultValues<Values>;
  send(values: Values): Promise<Answer>;
  onDone(answer: Answer): void;
}

/** A form over one of the API's schemas: checked here as it is there, and what only the API can know is shown alike. */
export function useSchemaForm<Values extends FieldValues, Answer>(options: SchemaFormOptions<Values, Answer>) {
  const { schema, defaultValues, send, onDone } = options;
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues, mode: 'onTouched' });
  const names = Object.keys(defaultValues);
  const command = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (error) => {
      for (const { field, message } of refusedFields(error))
        if (names.includes(field)) form.setError(field as Path<Values>, { message }, { shouldFocus: true });
    },
  });
  const isShownBeside = refusedFields(command.error).some(({ field }) => names.includes(field));
  return {
    form,
    isBusy: command.isPending || command.isSuccess,
    /** Empties the form for another time. */
    reset() {
      form.reset();
      command.reset();
    },
    /** What the API refused and no field shows. */
    error: isShownBeside ? null : command.error,
    errorOf: useFieldErrors(form.formState.errors),
    submit: form.handleSubmit((values) => command.mutate(values)),
  };
}
