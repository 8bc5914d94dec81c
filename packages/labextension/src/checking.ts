// How far the checks of "infill and verify" are. Pure: verdicts go in one by one, the conclusion comes last.
import type { CheckedCandidate, Conclusion } from '@jupyt5/verify';

/** Where the checks come from, for people: cell numbers from 1, and whether the cell's own docstring has examples. */
export interface CheckPlaces {
  readonly cellNumbers: readonly number[];
  readonly hasDocstring: boolean;
}

export interface Checking {
  /** Candidates asked for. */
  readonly total: number;
  readonly places: CheckPlaces;
  readonly verdicts: readonly CheckedCandidate[];
  /** The notebook's policy: what did not pass cannot be put into the cell. */
  readonly onlyVerified: boolean;
  /** Absent while checks run. */
  readonly conclusion?: Conclusion;
  /** Ids of the cells whose checks the inserted text passed; empty until then. */
  readonly verifiedBy: readonly string[];
}

export function newChecking(total: number, places: CheckPlaces, onlyVerified: boolean): Checking {
  return { total, places, verdicts: [], onlyVerified, verifiedBy: [] };
}

export function addVerdict(checking: Checking, candidate: CheckedCandidate): Checking {
  return { ...checking, verdicts: [...checking.verdicts, candidate] };
}

/** The verdict of the candidate that came furthest, where none passed. */
export function closestVerdict(checking: Checking): CheckedCandidate | undefined {
  const { conclusion, verdicts } = checking;
  return conclusion?.type === 'nonePassed'
    ? verdicts.find(({ index }) => index === conclusion.closest)
    : undefined;
}
