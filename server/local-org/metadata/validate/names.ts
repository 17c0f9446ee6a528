import type { Problem, Unit } from '../convert.ts';

const developerName = /^[A-Za-z](?!.*__)\w*(?<!_)$/;

/** Names as the platform takes them: letters, digits and single underscores, at most 40 characters before the ending. */
export function nameProblems(unit: Unit): Problem[] {
  const last = unit.fullName.split(/[./]/).at(-1) ?? '';
  const isCustom = ['CustomObject', 'CustomField'].includes(unit.type);
  const ending = /__(c|mdt|e)$/.exec(last)?.[0] ?? '';
  const base = last.slice(0, last.length - ending.length);
  if (unit.type === 'CustomMetadata' || unit.type === 'LightningComponentBundle' || unit.type === 'CustomTab')
    return [];
  if (isCustom && ending === '') {
    // An object without ending is a standard one that gets fields; whether it exists is asked elsewhere.
    return unit.type === 'CustomObject'
      ? []
      : [problem(unit, `The custom field name ${last} must end with __c`)];
  }
  if (base.length > 40)
    return [problem(unit, `Value too long for field: DeveloperName maximum length is:40`)];
  if (developerName.test(base)) return [];
  return [
    problem(
      unit,
      `The ${unit.type} API Name can only contain underscores and alphanumeric characters. It must be unique, begin with a letter, not include spaces, not end with an underscore, and not contain two consecutive underscores.`,
    ),
  ];
}

export function problem(
  unit: Unit,
  message: string,
  at: { line: number; column: number } | undefined = unit.node,
): Problem {
  const { type, fullName, fileName } = unit;
  return { type, fullName, fileName, message, ...(at?.line ? { line: at.line, column: at.column } : {}) };
}
