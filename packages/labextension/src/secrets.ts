// Finds passwords, keys and tokens in a document and masks them before it leaves the page.
// The patterns follow the rules of the same names in gitleaks (github.com/gitleaks/gitleaks, config/gitleaks.toml, MIT),
// kept to those whose form alone gives a secret away, and the usual assignments of a password to a name.
import type { MaskedDocument } from '@jupyt5/schemas';

/** What stands in the place of a secret. It reads as a Python string's content. */
export const SECRET_MARK = '***';

interface Detector {
  readonly name: string;
  readonly pattern: RegExp;
  /** Group of the pattern that is the secret; 0: all of it. */
  readonly group: number;
}

const DETECTORS: readonly Detector[] = [
  {
    name: 'private-key',
    group: 0,
    pattern: /-----BEGIN[A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END[A-Z ]*PRIVATE KEY-----|$)/g
  },
  { name: 'aws-access-token', group: 0, pattern: /\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g },
  { name: 'github-token', group: 0, pattern: /\b(?:gh[pousr]_[0-9a-zA-Z]{36,}|github_pat_\w{36,})\b/g },
  { name: 'gitlab-token', group: 0, pattern: /\bglpat-[\w-]{20,}/g },
  { name: 'openai-api-key', group: 0, pattern: /\bsk-[\w-]{20,}/g },
  { name: 'huggingface-token', group: 0, pattern: /\bhf_[a-zA-Z]{30,}\b/g },
  { name: 'slack-token', group: 0, pattern: /\bxox[abeoprs]-[\w-]{10,}/g },
  { name: 'gcp-api-key', group: 0, pattern: /\bAIza[\w-]{35}/g },
  { name: 'stripe-token', group: 0, pattern: /\b[rs]k_(?:test|live|prod)_[a-zA-Z0-9]{10,}/g },
  { name: 'jwt', group: 0, pattern: /\bey[a-zA-Z0-9]{17,}\.ey[\w/-]{17,}\.[\w/-]{10,}={0,2}/g },
  { name: 'url-password', group: 1, pattern: /[a-z][a-z0-9+.-]*:\/\/[^\s:/@'"]+:([^\s:/@'"]{3,})@/gi },
  {
    name: 'assigned-secret',
    group: 1,
    pattern:
      /(?:passw(?:or)?d|passwd|pwd|secret|token|api_?key|access_?key|auth)\w*["']?\s*\]?\s*[:=]{1,2}\s*[rbf]?["']([^"'\n]{6,})/gi
  }
];

export interface Masked {
  readonly text: string;
  /** Names of the detectors that found something, once each find. */
  readonly found: readonly string[];
}

export function maskSecrets(text: string): Masked {
  const found: string[] = [];
  let masked = text;
  for (const { name, pattern, group } of DETECTORS) {
    masked = masked.replace(pattern, (whole: string, ...groups: unknown[]) => {
      const secret = group === 0 ? whole : String(groups[group - 1]);
      if (secret === SECRET_MARK) return whole;
      found.push(name);
      return group === 0 ? SECRET_MARK : whole.replace(secret, SECRET_MARK);
    });
  }
  return { text: masked, found };
}

/** The document with every secret masked, in all cells, the texts around the hole and outputs. */
export function maskDocument(document: MaskedDocument): {
  readonly document: MaskedDocument;
  readonly found: readonly string[];
} {
  const found: string[] = [];
  const clean = (text: string): string => {
    const masked = maskSecrets(text);
    found.push(...masked.found);
    return masked.text;
  };
  const cells = document.cells.map(cell => {
    if ('masked' in cell)
      return { ...cell, before: clean(cell.before ?? ''), after: clean(cell.after ?? '') };
    const source = clean(cell.source);
    return cell.type === 'code' && cell.output !== undefined
      ? { ...cell, source, output: clean(cell.output) }
      : { ...cell, source };
  });
  return { document: { ...document, cells }, found };
}
