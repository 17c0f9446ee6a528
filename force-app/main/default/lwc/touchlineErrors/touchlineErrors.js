import labels from 'c/touchlineLabels';

const messageOf = (error) => {
  if (typeof error === 'string') return error;
  const { body } = error;
  return (
    body?.message ??
    body?.output?.errors?.[0]?.message ??
    error.message ??
    error.statusText ??
    labels.Error_Unknown
  );
};

/** The single errors in whatever the platform handed over: lists, and responses whose body is a list. */
const flatten = (error) => {
  if (Array.isArray(error)) return error.flatMap(flatten);
  if (Array.isArray(error?.body)) return error.body;
  return error ? [error] : [];
};

/** Every shape the platform reports errors in (GraphQL lists, fetch responses, thrown errors) as distinct texts. */
export const errorMessages = (errors) => [...new Set(flatten(errors).map(messageOf))];
