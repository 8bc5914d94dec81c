// Where in a cell the new text goes, and how it is joined to what stands there. Pure: strings in, strings out.

/** The hole of one cell, fixed when infill starts. */
export interface Place {
  /** Offset of the hole in the source, UTF-16 code units. */
  readonly offset: number;
  /** What the model reads ahead of the hole. Ends with a line end unless `inline`. */
  readonly before: string;
  /** What the model reads behind the hole. */
  readonly after: string;
  /** The hole is inside a line (the cursor stood in one); otherwise whole lines are written. */
  readonly inline: boolean;
}

/** A line that cannot end here: the text continues it instead of starting a new one. */
const UNFINISHED_LINE = /[=+\-*/%<>([{,.\\&|]\s*$/;

/**
 * @param source the cell's text
 * @param cursor where the user's cursor stands, or null outside edit mode: then everything in the cell is kept ahead
 */
export function findPlace(source: string, cursor: number | null): Place {
  const inside = cursor !== null && cursor > 0 && source.slice(cursor).trim() !== '';
  const offset = inside ? cursor : source.length;
  const head = source.slice(0, offset);
  const after = source.slice(offset);
  const line = lastLine(head);
  const isComment = line.trimStart().startsWith('#');
  if (line.trim() === '') {
    // The indentation of a line that is still empty is left to the model, which writes whole lines.
    const below = after === '' || after.startsWith('\n') ? after : `\n${after}`;
    return { offset, before: head.slice(0, head.length - line.length), after: below, inline: false };
  }
  if (inside || (!isComment && UNFINISHED_LINE.test(line)))
    return { offset, before: head, after, inline: true };
  return { offset, before: `${head}\n`, after, inline: false };
}

/**
 * The text to insert, joined to its surroundings as they are now (the user may have typed since the place was found).
 * @param head text of the cell ahead of the insertion, `tail` text behind it
 */
export function joinText(text: string, place: Pick<Place, 'inline'>, head: string, tail: string): string {
  const body = text.replace(/\s+$/, '');
  if (place.inline || body.trim() === '') return body;
  const lines = body.replace(/^(?:[ \t]*\n)+/, '');
  const line = lastLine(head);
  const behind = tail === '' || tail.startsWith('\n') ? '' : '\n';
  if (line.trim() !== '') return `\n${lines}${behind}`;
  // An indented, empty line: what it already has is not written twice.
  return (lines.startsWith(line) ? lines.slice(line.length) : lines.replace(/^[ \t]+/, '')) + behind;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
