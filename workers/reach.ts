/** Lets a failed connection say what could not be reached, and which setting says where it is. */
export async function reach<T>(what: string, connecting: Promise<T>): Promise<T> {
  try {
    return await connecting;
  } catch (error) {
    // Temporal's native client puts its whole chain of causes into the message; the last quoted one is for people.
    const message = error instanceof Error ? error.message : String(error);
    const reason = /message: "([^"]+)"/.exec(message)?.[1] ?? message.split('\n')[0];
    throw new Error(`${what} cannot be reached: ${reason}`, { cause: error });
  }
}
