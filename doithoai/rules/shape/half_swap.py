"""Of a swap of days only one half is recorded: the day off, or the weekend day worked in its place.

## Vì sao

Quyết định hoán đổi gồm hai ngày: một ngày làm việc thành ngày nghỉ, một ngày cuối tuần đi làm bù. Thiếu một nửa thì mọi
hạn tính bằng ngày làm việc quanh đó lệch đi một ngày. Chỉ xét ngày nghỉ có tên ghi “hoán đổi”, hoặc ghi “làm bù”.

## Cách sửa

Tra quyết định hoán đổi, ghi thêm nửa còn thiếu. Nếu không có ngày làm bù thì đó không phải hoán đổi: sửa tên ngày nghỉ.

```yaml
days_off:
  - {date: 2026-01-02, name: Nghỉ hoán đổi dịp Tết Dương lịch, decision: Số văn bản, source: Nơi tra cứu}
make_up_days:
  - {date: 2026-01-10, for: 2026-01-02, name: thay cho thứ Sáu 2/1/2026, decision: Số văn bản, source: Nơi tra cứu}
```
"""

from doithoai.model.vocabulary import FindingLevel

CODE = "S22"
NAME = "Hoán đổi ngày nghỉ mới ghi một nửa"
LEVEL = FindingLevel.NOTICE
VI = "Việc hoán đổi ngày {day} mới ghi một nửa: {lacking}."
EN = "Only one half of the swap of {day} is recorded: {lacking}."
