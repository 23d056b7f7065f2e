"""A guard of the private repository's own: it is pushed nowhere where the archive is, under whatever address."""

from __future__ import annotations

from pathlib import Path

from doithoai.disk import write

PRE_PUSH = """\
#!/bin/sh
# Viết bởi doithoai private init: kho riêng không bao giờ được đẩy lên nơi giữ kho hồ sơ (nơi ai cũng đọc được).
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX GIT_OBJECT_DIRECTORY
refuse() {
  echo "doithoai: không đẩy kho riêng lên $1: đó là nơi giữ kho hồ sơ." >&2
  echo "Hãy dùng một nơi khác, chỉ người có trách nhiệm đọc được." >&2
  exit 1
}
# Như nhau dù viết bằng https, ssh, có .git hay không.
plain() {
  printf '%s\\n' "$1" | sed -e 's|^[a-z+]*://||' -e 's|^[^@/]*@||' -e 's|:[0-9]*/|/|' -e 's|:|/|' \\
    -e 's|/*$||' -e 's|\\.git$||' -e 's|/*$||' -e 's|^/*||' | tr '[:upper:]' '[:lower:]'
}
archive=$(git -C .. rev-parse --show-toplevel 2>/dev/null) || exit 0
wanted=$(plain "$2")
IFS='
'
for name in $(git -C "$archive" remote); do
  for way in --all --push; do
    for url in $(git -C "$archive" remote get-url --all $way "$name"); do
      [ "$(plain "$url")" = "$wanted" ] && refuse "$2"
    done
  done
done
[ "$(plain "$archive")" = "$wanted" ] && refuse "$2"
# Nơi có chung một bản ghi với kho hồ sơ là nơi giữ kho hồ sơ, dù địa chỉ viết cách nào.
for id in $(git ls-remote "$2" 2>/dev/null | cut -f 1 | sort -u); do
  git -C "$archive" cat-file -e "$id^{commit}" 2>/dev/null && refuse "$2"
done
exit 0
"""
"""In the language of shells, which Git brings along on Windows too: it stands where this program may not be."""


def set_guard(folder: Path) -> bool:
    """Put the guard before every push of the repository in a folder; whether it was not there."""
    hook = folder / ".git/hooks/pre-push"
    text = PRE_PUSH.encode()
    if hook.is_file() and not hook.is_symlink() and hook.read_bytes() == text:
        return False
    write(str(hook), text)
    hook.chmod(0o755)
    return True
