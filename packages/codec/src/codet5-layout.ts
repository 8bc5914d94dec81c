// CodeT5 and CodeT5+ (220M, 770M): code with byte-level BPE, `<s> ... <extra_id_0> ... </s>` in, `<s> <extra_id_0> text` out
// (Wang et al. 2021). They have read files, not notebooks, so a notebook is written as one file: prose becomes comments.
import type { Layout } from './layout.js';
import { cleanText } from './notebook.js';
import { sentinelLayout, shortened } from './sentinel-layout.js';
import type { SentinelIds, SentinelTokenizer } from './sentinel-tokenizer.js';

/** Text outputs are a hint, not content: characters kept. */
const OUTPUT_CHARACTERS = 400;

export function codet5Layout(tokenizer: SentinelTokenizer, ids: SentinelIds): Layout {
  return sentinelLayout(
    {
      name: 'codet5',
      textOf: cell => {
        if (cell.type !== 'code') return comment(cell.source);
        const output = 'output' in cell ? (cell.output ?? '').slice(0, OUTPUT_CHARACTERS) : '';
        return shortened(cell.source).trimEnd() + (output.trim() === '' ? '' : `\n${comment(output)}`);
      },
      separator: '\n\n',
      firstSpace: false
    },
    tokenizer,
    ids
  );
}

function comment(text: string): string {
  return cleanText(text)
    .trim()
    .replace(/^(?=.)/gm, '# ');
}
