"""The sentences that say what is wrong in a text that the YAML parser refuses."""

from __future__ import annotations

from doithoai.model.both import Both

TAB = Both("thụt đầu dòng bằng phím Tab; hãy dùng dấu cách", "a line is indented with a tab; use spaces")
TAB_INSIDE = Both("có phím Tab ở chỗ cần dấu cách; hãy gõ dấu cách", "there is a tab where a space is due")
COLON = Both(
    "có dấu hai chấm trong câu; hãy đặt cả câu trong dấu ngoặc kép",
    "there is a colon in the sentence; put all of it in double quotes",
)


def group(name: str, field: str) -> Both:
    """What to write where a field stands behind a field on one line."""
    form = f"{name}: {{{field}}}"
    return Both(
        f"hai trường trên một dòng; nhóm trường thì viết trong ngoặc nhọn: {form}",
        f"there are two fields on one line; a group of fields stands in braces: {form}",
    )


NO_SPACE = Both("thiếu dấu cách sau dấu hai chấm", "the space after the colon is missing")
HARD_SPACE = Both(
    "sau dấu hai chấm là dấu cách không ngắt; hãy xóa đi và gõ dấu cách thường",
    "a no-break space follows the colon; type an ordinary space",
)
HARD_EDGE = Both(
    "ở đầu hoặc cuối giá trị có dấu cách đặc biệt ({code}), mắt không thấy; hãy xóa đi và gõ dấu cách thường",
    "a special blank ({code}), which nobody sees, begins or ends the value; delete it and type an ordinary space",
)
HARD_DASH = Both(
    "sau dấu gạch ngang mở đầu mục là dấu cách không ngắt; hãy xóa đi và gõ dấu cách thường",
    "a no-break space follows the dash that begins an item; type an ordinary space",
)
DEEPER_ITEM = Both(
    "mục này thụt vào sâu hơn mục ở dòng trên nên bị nối vào mục ấy; các mục của một danh sách phải thụt bằng nhau",
    "this item is indented further than the one above, and so is read as its end; indent the items of a list alike",
)
COLONS = Both("sau tên trường thừa một dấu hai chấm", "there is a colon too many behind the name of the field")
MARKS = {
    "!": Both("nhãn", "a tag"),
    "&": Both("neo", "an anchor"),
    "*": Both("tham chiếu", "an alias"),
}
ODD_INDENT = Both(
    "dòng này thụt vào bằng dấu cách đặc biệt ({code}), chép từ Word hoặc từ mạng; hãy xóa đi và gõ dấu cách thường",
    "the line is indented with special blanks ({code}), copied from elsewhere; type ordinary spaces",
)
ODD_COLON = Both(
    "sau tên trường là dấu hai chấm rộng “：”; hãy gõ dấu hai chấm thường",
    "a wide colon “：” follows the name; type an ordinary one",
)
ODD_DASH = Both(
    "dòng mở đầu bằng “{sign}”; mỗi mục của danh sách mở đầu bằng dấu gạch ngang thường (-) và một dấu cách",
    "the line begins with “{sign}”; an item of a list begins with an ordinary hyphen (-) and a space",
)
DASH_ALONE = Both(
    "sau dấu gạch ngang mở đầu mục phải có một dấu cách",
    "a space is due behind the dash that begins an item",
)
CONFLICT = Both(
    "còn dấu xung đột của Git; hãy chọn một trong hai bản và xóa các dòng <<<<<<<, =======, >>>>>>>",
    "marks of a conflict are left; keep one of the two versions and delete the lines <<<<<<<, =======, >>>>>>>",
)
NOT_A_FIELD = Both(
    "dòng này thiếu dấu hai chấm sau tên trường; nếu là phần tiếp của câu ở dòng trên thì phải thụt vào sâu hơn",
    "the colon after the field's name is missing; a line that continues the sentence above must be indented further",
)
DEEPER = Both(
    "dòng này thụt vào sâu hơn dòng trên, mà dòng trên đã có giá trị; hãy thụt bằng nhau; "
    "câu có dấu hai chấm thì đặt trong dấu ngoặc kép",
    "this line is indented further than the one above, which has a value already; indent both alike; "
    "put a sentence with a colon in double quotes",
)
UNEVEN = Both("thụt đầu dòng không đều", "the lines are not indented alike")
DASH = Both(
    "dòng mở đầu bằng dấu gạch ngang ở chỗ cần tên trường; nếu là danh sách thì thụt vào dưới tên trường của nó, "
    "nếu là câu viết tiếp thì nối vào dòng trên",
    "a line begins with a dash where the name of a field is due; indent a list below its field, "
    "or join a sentence that goes on to the line above",
)
LIST = Both(
    "thụt đầu dòng không đều trong danh sách, hoặc thiếu dấu gạch ngang",
    "the lines of a list are not indented alike, or a dash is missing",
)
DASH_INSIDE = Both(
    "có dấu gạch ngang ngay sau tên trường; nếu là câu thì đặt trong dấu ngoặc kép, nếu là danh sách thì xuống dòng",
    "a dash stands right behind a field's name; put a sentence in double quotes, begin a list on the next line",
)
QUESTION = Both(
    "câu mở đầu bằng dấu hỏi; hãy đặt cả câu trong dấu ngoặc kép",
    "a sentence begins with a question mark; put all of it in double quotes",
)
CONTENT = Both("thiếu giá trị, hoặc thiếu dấu đóng ngoặc", "a value, or a closing bracket, is missing")
COMMA = Both("thiếu dấu phẩy, hoặc thiếu dấu đóng ngoặc", "a comma, or a closing bracket, is missing")
ESCAPE = Both(
    "dấu \\ trong ngoặc kép không đúng; hãy dùng ngoặc đơn", "a wrong \\ within double quotes; use single quotes"
)
CODE = Both("mã ký tự sau dấu \\ không đúng", "the code behind \\ is no character")
BLOCK = Both(
    "sau dấu | hoặc > có ký hiệu không dùng được; chỉ viết | hoặc > rồi xuống dòng; "
    "câu mở đầu bằng dấu ấy thì đặt cả câu trong dấu ngoặc kép",
    "what follows | or > is not allowed; write the sign alone and begin a new line; "
    "put a sentence that begins with it in double quotes",
)
DIRECTIVE = Both("không dùng dòng lệnh % của YAML", "directives (%) of YAML are not used")
TWO = Both("trong tệp có nhiều hơn một bản ghi", "there is more than one record in the file")
STOPS = Both(
    "dòng chỉ có dấu ba chấm (...) kết thúc bản ghi, trong tệp có nhiều hơn một bản ghi; hãy xóa dòng ấy",
    "a line of three stops (...) ends the record, and there is more than one in the file; delete it",
)
CONTROL = Both("có ký tự điều khiển không được dùng", "there is a control character")
UNKNOWN = Both("sai cú pháp YAML", "it is not YAML")
