import {
  maximumSelected,
  objectOfChangeEvent,
  standardChannel,
  tooManySelected,
} from '../../tooling/capture.ts';
import type { Problem, Unit } from '../convert.ts';
import { childOf, type XmlNode } from '../xml.ts';
import { problem } from './names.ts';
import type { Surroundings } from './references.ts';

/** An object selected for change events: its channel, its event, and whether it is one too many. */
export function channelMember(unit: Unit, node: XmlNode, { schema, components }: Surroundings): Problem[] {
  for (const name of ['enrichedFields', 'filterExpression']) {
    const element = childOf(node, name);
    if (element) return [problem(unit, `${name} of change events are not spoken by the local org`, element)];
  }
  const channel = childOf(node, 'eventChannel');
  if (channel?.text !== standardChannel)
    return [problem(unit, 'Unable to find the specified channel', channel)];
  const event = childOf(node, 'selectedEntity');
  if (!event || !objectOfChangeEvent(schema, event.text))
    return [problem(unit, 'invalid event in selectedEntity', event)];
  const members = [...components.values()].filter(({ type }) => type === unit.type);
  return members.length > maximumSelected ? [problem(unit, tooManySelected)] : [];
}
