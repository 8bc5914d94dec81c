// How the C library hands out memory is settled by the environment a process starts with; whoever starts an engine process sets it.

/**
 * By default glibc gives every freed block of more than 32 MB, and what is free at the end of its heap, back to the system at once. An
 * encoder layer's attention scores are such a block, and faulting its pages in again for every layer took a quarter of the encoder's time.
 * Elsewhere than on glibc the variable means nothing.
 */
const GLIBC_TUNABLES = [
  `glibc.malloc.mmap_threshold=${64 * 2 ** 20}`,
  `glibc.malloc.trim_threshold=${128 * 2 ** 20}`
].join(':');

/** The environment for a new process that will run an engine. What is set there already stays. */
export function engineEnvironment(
  environment: Readonly<Record<string, string | undefined>> = process.env
): Record<string, string | undefined> {
  return { GLIBC_TUNABLES, ...environment };
}
