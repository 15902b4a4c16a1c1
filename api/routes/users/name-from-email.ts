/** The part before the @: what we call somebody who gave no name. */
export const nameFromEmail = (email: string): string => email.slice(0, email.indexOf('@')).slice(0, 80);
