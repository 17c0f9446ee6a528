/**
 * Stand-in for `lightning/navigation`: `navigate` is a spy on every page reference that a component goes to (its second
 * argument is true where the page replaces the present one); `emitPage` says where the page stands.
 */
import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const navigate = jest.fn();

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

export const NavigationMixin = (Base) =>
  class extends Base {
    [Navigate](reference, replace) {
      if (replace) navigate(reference, replace);
      else navigate(reference);
    }
    [GenerateUrl]() {
      return Promise.resolve('https://www.example.com');
    }
  };
NavigationMixin.Navigate = Navigate;
NavigationMixin.GenerateUrl = GenerateUrl;

export const CurrentPageReference = createTestWireAdapter(jest.fn());

export const emitPage = (reference) => CurrentPageReference.emit(reference);
