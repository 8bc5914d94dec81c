// Reasons of the engine and its libraries quote files of this machine; callers get the files' names, the log the whole paths.

/** An absolute path of at least one folder. Windows folders may hold spaces; elsewhere a space ends the path. */
const WINDOWS_PATH = /(?<!\w)[A-Za-z]:\\(?:[^\\/:*?"<>|\r\n]+\\)*([^\\/:*?"<>|\s]+)/g;
/** Not after `:` or `/` (addresses), a word (and/or) or `.` (relative paths). */
const POSIX_PATH = /(?<![\w/:.])\/(?:[^\s/:'"]+\/)+([^\s/:'"]+)/g;

/** `text` with every absolute path as its last part: `cannot load /opt/x/libcuda.so` is `cannot load libcuda.so`. */
export function withoutFolders(text: string): string {
  return text.replace(WINDOWS_PATH, '$1').replace(POSIX_PATH, '$1');
}
