// T5 and T5 v1.1: prose with SentencePiece, `... <extra_id_0> ... </s>` in, `<extra_id_0> text <extra_id_1>` out (Raffel et al.
// 2020). Their vocabularies know no line ends, so what they write for a code cell is at best one line.
import type { Layout } from './layout.js';
import { cleanText } from './notebook.js';
import { sentinelLayout, shortened } from './sentinel-layout.js';
import type { SentinelIds, SentinelTokenizer } from './sentinel-tokenizer.js';

export function t5Layout(tokenizer: SentinelTokenizer, ids: SentinelIds): Layout {
  const { bos: _, ...ownIds } = ids; // T5 opens nothing, whatever a config.json carries along
  return sentinelLayout(
    {
      name: 't5',
      textOf: cell => (cell.type === 'code' ? shortened(cell.source) : cleanText(cell.source)),
      separator: '\n\n',
      firstSpace: true
    },
    tokenizer,
    ownIds
  );
}
