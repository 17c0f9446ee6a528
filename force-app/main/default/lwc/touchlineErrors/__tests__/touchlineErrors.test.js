import { errorMessages } from 'c/touchlineErrors';

describe('c/touchlineErrors', () => {
  it.each([
    ['a GraphQL list', [{ message: 'a' }, { message: 'b' }], ['a', 'b']],
    ['the same message twice', [{ message: 'a' }, { message: 'a' }], ['a']],
    ['a fetch response', { body: { message: 'a' } }, ['a']],
    ['a fetch response with a list', { body: [{ message: 'a' }, { message: 'b' }] }, ['a', 'b']],
    ['a record error', { body: { output: { errors: [{ message: 'a' }] } } }, ['a']],
    ['a status', { statusText: 'Bad Gateway' }, ['Bad Gateway']],
    ['a text', 'a', ['a']],
    ['an object that says nothing', [{}], ['Unknown error']],
    ['nothing', undefined, []],
  ])('reads %s', (_, errors, messages) => {
    expect(errorMessages(errors)).toEqual(messages);
  });
});
