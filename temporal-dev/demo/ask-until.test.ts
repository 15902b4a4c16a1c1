import { askUntil } from './ask-until';
import { StoryError } from './story';

const otherwise = (status: string) => `The ticket should be on sale again, it is ${status}.`;

test('waits for what follows a moment later', async () => {
  const answers = ['held', 'held', 'available'].values();
  const ask = async () => String(answers.next().value);
  await expect(askUntil(ask, (status) => status === 'available', { otherwise, withinMs: 60_000 })).resolves.toBe(
    'available',
  );
});

test('ends with a sentence about the last answer when it waits in vain', async () => {
  const asked = askUntil(
    async () => 'held',
    (status) => status === 'available',
    { otherwise, withinMs: 150 },
  );
  await expect(asked).rejects.toThrow(new StoryError('The ticket should be on sale again, it is held.'));
});
