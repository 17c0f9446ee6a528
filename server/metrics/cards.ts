/**
 * A card is a scorecard whose evidence is not written out yet. Evidence is nearly all of a scorecard's bytes and ids are
 * nearly all of evidence, so they stand as the numbers of their deals until somebody asks for the text: to compare it, or
 * to send it.
 *
 * The pieces of a text stand in columns `<field>:<place>` in order: text as it is, or an INTEGER[] of deal numbers in the
 * place of what a JSON array of ids holds.
 */
import type { Piece } from './evidence.ts';
import { identifier } from './sql.ts';

/** Columns of a text in pieces, as SQL with their names. Texts that follow each other are one piece. */
export function pieceColumns(field: string, pieces: readonly Piece[]): string[] {
  const found: string[] = [];
  let texts: string[] = [];
  const endText = (): void => {
    if (texts.length > 0) found.push(`concat(${texts.join(', ')})`);
    texts = [];
  };
  for (const piece of pieces) {
    if ('text' in piece) texts.push(piece.text);
    else {
      endText();
      found.push(piece.records);
    }
  }
  endText();
  return found.map((sql, place) => `${sql} AS ${identifier(`${field}:${place}`)}`);
}

/** A column of a relation of cards, as DESCRIBE names it. */
export interface CardColumn {
  column_name: string;
  column_type: string;
}

/**
 * Scorecards of cards: their columns with every evidence written out, as SQL.
 *
 * @param cards a SELECT of rows of `out.card`, with other columns or without some
 * @param columns of `out.card`
 */
export function writtenOut(cards: string, columns: readonly CardColumn[]): string {
  const fields = Map.groupBy(
    columns.filter(({ column_name: name }) => name.includes(':')),
    ({ column_name: name }) => name.split(':')[0]!,
  );
  if (fields.size === 0) return cards;
  const texts = [...fields].map(([field, pieces]) => {
    const parts = pieces.map(({ column_name: name, column_type: type }) =>
      type === 'INTEGER[]' ? idsOf(`c.${identifier(name)}`) : `c.${identifier(name)}`,
    );
    // One concatenation of all pieces: chained || would copy these long texts once per piece.
    return `concat(${parts.join(', ')}) AS ${identifier(field)}`;
  });
  const pieces = [...fields.values()].flat().map(({ column_name: name }) => identifier(name));
  // Cards are found before they meet the list of all ids: where rows are joined the engine may copy it for each of them.
  return `
    SELECT c.* EXCLUDE (${pieces.join(', ')}), ${texts.join(',\n')}
    FROM (WITH card AS MATERIALIZED (${cards}) SELECT * FROM card) c CROSS JOIN fact.deal_ids d`;
}

/** Null, which is nothing in a concatenation, where there are no records. */
const idsOf = (records: string): string => `array_to_string(list_select(d.ids, ${records}), ',')`;
