import { notSpoken, SalesforceError } from '../errors.ts';

export interface DeployOptions {
  checkOnly: boolean;
  ignoreWarnings: boolean;
  /** Always true: a production org deploys everything or nothing. */
  rollbackOnError: true;
}

/**
 * DeployOptions of a request, which `given` reads by name. What this org would have to do otherwise than it does is
 * refused; so are tests, since there is no Apex whose tests could have been run.
 */
export function deployOptions(given: (name: string) => unknown): DeployOptions {
  const says = (name: string): boolean | undefined => {
    const value = given(name);
    return value === undefined || value === null || value === '' ? undefined : String(value) === 'true';
  };
  if (says('rollbackOnError') === false)
    throw new SalesforceError(
      400,
      'INVALID_OPERATION',
      'rollbackOnError option must be true on a production org',
    );
  for (const name of ['allowMissingFiles', 'performRetrieve'])
    if (says(name)) throw notSpoken(`${name} of a deployment`);
  if (given('testLevel') === 'RunSpecifiedTests') throw notSpoken('Apex tests (RunSpecifiedTests)');
  return {
    checkOnly: says('checkOnly') ?? false,
    ignoreWarnings: says('ignoreWarnings') ?? false,
    rollbackOnError: true,
  };
}
