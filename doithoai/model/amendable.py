"""Every kind of record that can keep what it said before it was put right."""

from doithoai.model.policies import CalendarYear, Policy
from doithoai.model.records import Conference, Document, FieldOfLife, Moved, Petition, Plan, Recipient, Report, Unit

Amendable = (
    CalendarYear | Conference | Document | FieldOfLife | Moved | Petition | Plan | Policy | Recipient | Report | Unit
)
