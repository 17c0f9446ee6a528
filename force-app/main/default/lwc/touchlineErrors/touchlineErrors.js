import labels from 'c/touchlineLabels';

const messageOf = (error) =>
  error?.body?.message ?? error?.body?.output?.errors?.[0]?.message ?? error?.message ?? error?.statusText;

/** Every shape the platform reports errors in (GraphQL lists, fetch responses, thrown errors) as distinct texts. */
export const errorMessages = (errors) => {
  const list = (Array.isArray(errors) ? errors : [errors]).flatMap((error) =>
    Array.isArray(error?.body) ? error.body : [error],
  );
  return [
    ...new Set(
      list
        .filter(Boolean)
        .map((error) => (typeof error === 'string' ? error : (messageOf(error) ?? labels.Error_Unknown))),
    ),
  ];
};
