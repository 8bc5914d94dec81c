// Which solved exercises stand ahead of a training example. The solution itself must not be among them, and sometimes nothing of the
// same skill: the model has to learn to adapt what is near, and to do without.
import { MOST_SIMILAR } from '@jupyt5/codec';
import { questionOf, type Memory, type MemoryEntry } from '@jupyt5/memory';
import type { MaskedNotebook } from './choose-masks.js';
import type { Random } from './random.js';
import type { TrainingNotebook } from './read-notebooks.js';

/** How often there are none at all. */
const NONE_SHARE = 0.12;
/** How often exercises of the same skill are passed over, as for a task that the memory does not hold. */
const OTHER_SKILLS_SHARE = 0.25;

export function chooseSimilar(
  memory: Memory,
  notebook: TrainingNotebook,
  masks: MaskedNotebook,
  random: Random
): readonly MemoryEntry[] {
  if (random.next() < NONE_SHARE) return [];
  const skill = random.next() < OTHER_SKILLS_SHARE ? skillsOf(notebook)[masks.target] : undefined;
  const text = (masks.texts.get(masks.primary) ?? '').trim();
  const question = questionOf(masks.cells, masks.primary);
  if (question === '') return [];
  return memory.search(
    question,
    MOST_SIMILAR,
    entry => entry.skill !== skill && !(text !== '' && entry.code.includes(text))
  );
}

/** Skills of the targets in order, `area/name` each: the path of an exercise notebook is made of them. */
function skillsOf(notebook: TrainingNotebook): readonly string[] {
  return (notebook.path ?? '').match(/[^/]+\/[^/]+/g) ?? [];
}
