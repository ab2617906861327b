//! Conditional writes. A write has conditions on its item and changes of the item. This file renders all expressions of
//! DynamoDB.
//!
//! A path names an attribute or a part of it: `epoch`, `tickets.<id>.hash`, `standby_apps[0].last_step`. Expressions refer to
//! every name by a placeholder, so that no name can be a reserved word. A request that does not build, or a value that does not
//! serialize, panics: it is a defect of this program and does not depend on stored data.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;

use aws_sdk_dynamodb::operation::query::builders::QueryFluentBuilder;
use aws_sdk_dynamodb::operation::scan::builders::ScanFluentBuilder;
use aws_sdk_dynamodb::operation::update_item::builders::UpdateItemFluentBuilder;
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValue, ReturnValuesOnConditionCheckFailure, TransactWriteItem, Update,
};
use serde::Serialize;

/// An item or a key.
pub(super) type Item = HashMap<String, AttributeValue>;

/// A write to one item, with conditions and changes. Without a change, it is a condition check.
#[derive(Clone)]
pub(super) struct Write {
    key: Item,
    conditions: Vec<Condition>,
    /// DynamoDB accepts one change of a path, so a later change replaces an earlier one.
    changes: BTreeMap<String, Change>,
    returns_new: bool,
    returns_refused: bool,
}

#[derive(Clone)]
enum Change {
    Set(AttributeValue),
    /// Sets the value at another path. If there is no such value, it sets the second value; without a second value, the write
    /// fails.
    Copy(String, Option<AttributeValue>),
    Add(i64),
    Remove,
    AddToSet(AttributeValue),
    RemoveFromSet(AttributeValue),
}

/// A condition on an item.
#[derive(Clone)]
pub(super) enum Condition {
    /// A form with a path and perhaps a value.
    One(&'static str, String, Option<AttributeValue>),
    /// A path whose value is one of these two or lies between them.
    Between(String, AttributeValue, AttributeValue),
    /// Each of these.
    All(Vec<Self>),
    /// One of these.
    Any(Vec<Self>),
}

/// Strings that are stored as a set. DynamoDB has no empty set.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct StringSet<T: Serialize>(#[serde(serialize_with = "serde_dynamo::string_set::serialize")] pub(super) T);

impl Write {
    pub(super) fn to(key: Item) -> Self {
        Self { key, conditions: Vec::new(), changes: BTreeMap::new(), returns_new: false, returns_refused: false }
    }

    /// Requires that this path has this value.
    pub(super) fn require(self, path: impl Into<String>, value: impl Serialize) -> Self {
        self.when(is(path, value))
    }

    /// Also requires this condition.
    pub(super) fn when(mut self, condition: Condition) -> Self {
        match condition {
            Condition::All(conditions) => self.conditions.extend(conditions),
            condition => self.conditions.push(condition),
        }
        self
    }

    pub(super) fn set(self, path: impl Into<String>, value: impl Serialize) -> Self {
        self.change(path, Change::Set(attribute(&value)))
    }

    /// Sets this path to a value, or removes it if there is none.
    pub(super) fn set_or_remove(self, path: impl Into<String>, value: Option<impl Serialize>) -> Self {
        match value {
            Some(value) => self.set(path, value),
            None => self.remove(path),
        }
    }

    /// Sets this path to a value if it has none yet.
    pub(super) fn set_if_absent(self, path: &str, value: impl Serialize) -> Self {
        self.copy_or(path, path, value)
    }

    /// Sets this path to the value at another path. The item must have that value.
    pub(super) fn copy(self, path: &str, from: &str) -> Self {
        self.change(path, Change::Copy(from.to_owned(), None))
    }

    /// Sets this path to the value at another path, or to `value` if the item has no value there.
    pub(super) fn copy_or(self, path: &str, from: &str, value: impl Serialize) -> Self {
        self.change(path, Change::Copy(from.to_owned(), Some(attribute(&value))))
    }

    /// Adds to a number. A number that the item does not have is zero.
    pub(super) fn add(self, path: impl Into<String>, number: i64) -> Self {
        self.change(path, Change::Add(number))
    }

    pub(super) fn add_to_set(self, path: &str, element: impl ToString) -> Self {
        self.change(path, Change::AddToSet(AttributeValue::Ss(vec![element.to_string()])))
    }

    pub(super) fn remove_from_set(self, path: &str, element: impl ToString) -> Self {
        self.change(path, Change::RemoveFromSet(AttributeValue::Ss(vec![element.to_string()])))
    }

    pub(super) fn remove(self, path: impl Into<String>) -> Self {
        self.change(path, Change::Remove)
    }

    pub(super) fn remove_all<'a>(self, paths: impl IntoIterator<Item = &'a str>) -> Self {
        paths.into_iter().fold(self, Self::remove)
    }

    /// The answer to a single write has the item as it is afterwards.
    pub(super) fn returning_new(self) -> Self {
        Self { returns_new: true, ..self }
    }

    /// If the condition fails in a transaction, the answer has the item as it is. (The answer to a single write always has it.)
    pub(super) fn returning_refused(self) -> Self {
        Self { returns_refused: true, ..self }
    }

    fn change(mut self, path: impl Into<String>, change: Change) -> Self {
        self.changes.insert(path.into(), change);
        self
    }

    /// The update as a request of its own.
    pub(super) fn into_request(self, request: UpdateItemFluentBuilder) -> UpdateItemFluentBuilder {
        let (condition, update, parts) = Parts::of(self.conditions, self.changes);
        request
            .set_key(Some(self.key))
            .set_return_values_on_condition_check_failure(condition.as_ref().map(|_| ReturnValuesOnConditionCheckFailure::AllOld))
            .set_return_values(self.returns_new.then_some(ReturnValue::AllNew))
            .set_condition_expression(condition)
            .set_update_expression(update)
            .set_expression_attribute_names(parts.names())
            .set_expression_attribute_values(parts.values())
    }

    /// The update as part of a transaction, or a condition check if nothing changes.
    pub(super) fn into_part(self, table: &str) -> TransactWriteItem {
        let (condition, update, parts) = Parts::of(self.conditions, self.changes);
        let refused = self.returns_refused.then_some(ReturnValuesOnConditionCheckFailure::AllOld);
        let part = TransactWriteItem::builder();
        if update.is_none() {
            let check = ConditionCheck::builder()
                .table_name(table)
                .set_key(Some(self.key))
                .set_return_values_on_condition_check_failure(refused)
                .set_condition_expression(condition)
                .set_expression_attribute_names(parts.names())
                .set_expression_attribute_values(parts.values());
            return part.condition_check(built(check.build())).build();
        }
        let update = Update::builder()
            .table_name(table)
            .set_key(Some(self.key))
            .set_return_values_on_condition_check_failure(refused)
            .set_condition_expression(condition)
            .set_update_expression(update)
            .set_expression_attribute_names(parts.names())
            .set_expression_attribute_values(parts.values());
        part.update(built(update.build())).build()
    }

    /// The deletion of the item as part of a transaction, on the conditions of this write.
    pub(super) fn into_deletion(self, table: &str) -> TransactWriteItem {
        assert!(self.changes.is_empty(), "a deletion changes nothing");
        let (condition, _, parts) = Parts::of(self.conditions, self.changes);
        let delete = Delete::builder()
            .table_name(table)
            .set_key(Some(self.key))
            .set_return_values_on_condition_check_failure(self.returns_refused.then_some(ReturnValuesOnConditionCheckFailure::AllOld))
            .set_condition_expression(condition)
            .set_expression_attribute_names(parts.names())
            .set_expression_attribute_values(parts.values());
        TransactWriteItem::builder().delete(built(delete.build())).build()
    }
}

/// A list to store, or `None` if it is empty.
pub(super) fn filled<T>(list: T, is_empty: bool) -> Option<T> {
    (!is_empty).then_some(list)
}

/// The condition of a put that replaces no item.
pub(super) const NEW: &str = "attribute_not_exists(pk)";

/// A put as part of a transaction, in place of an item that meets the condition.
pub(super) fn put_when(table: &str, item: Item, condition: Condition) -> TransactWriteItem {
    let (condition, _, parts) = Parts::of(vec![condition], BTreeMap::new());
    let put = Put::builder()
        .table_name(table)
        .set_item(Some(item))
        .set_condition_expression(condition)
        .set_expression_attribute_names(parts.names())
        .set_expression_attribute_values(parts.values());
    TransactWriteItem::builder().put(built(put.build())).build()
}

/// A put as part of a transaction.
pub(super) fn put(table: &str, item: Item, condition: Option<&str>) -> TransactWriteItem {
    let put = Put::builder().table_name(table).set_item(Some(item)).set_condition_expression(condition.map(str::to_owned));
    TransactWriteItem::builder().put(built(put.build())).build()
}

/// Lets a query find the items of a partition: those that meet a condition on their sort key, and of them those that the filter
/// does not leave out.
pub(super) fn find(
    query: QueryFluentBuilder,
    (attribute, partition): (&str, String),
    sort_key: Option<Condition>,
    filter: Option<Condition>,
) -> QueryFluentBuilder {
    let mut parts = Parts::default();
    let mut key = format!("{} = :pk", parts.path(attribute));
    parts.values.insert(":pk".to_owned(), AttributeValue::S(partition));
    if let Some(sort_key) = sort_key {
        key = format!("{key} AND {}", parts.condition(sort_key));
    }
    query
        .key_condition_expression(key)
        .set_filter_expression(filter.map(|filter| parts.conditions(filter)))
        .set_expression_attribute_names(parts.names())
        .set_expression_attribute_values(parts.values())
}

/// Lets a scan find the items that meet a condition.
pub(super) fn filter(scan: ScanFluentBuilder, condition: Condition) -> ScanFluentBuilder {
    let mut parts = Parts::default();
    let condition = parts.conditions(condition);
    scan.filter_expression(condition).set_expression_attribute_names(parts.names()).set_expression_attribute_values(parts.values())
}

/// A scan for some attributes of the items that meet a condition.
pub(super) fn scan(scan: ScanFluentBuilder, attributes: &[&str], filter: Condition) -> ScanFluentBuilder {
    let mut parts = Parts::default();
    let attributes: Vec<String> = attributes.iter().map(|attribute| parts.path(attribute)).collect();
    scan.projection_expression(attributes.join(", "))
        .filter_expression(parts.conditions(filter))
        .set_expression_attribute_names(parts.names())
        .set_expression_attribute_values(parts.values())
}

/// Declares conditions on a path and a value, each with its form.
macro_rules! conditions {
    ($($(#[$doc:meta])* $name:ident = $form:literal;)*) => {
        $($(#[$doc])*
        pub(super) fn $name(path: impl Into<String>, value: impl Serialize) -> Condition {
            Condition::One($form, path.into(), Some(attribute(&value)))
        })*
    };
}

conditions! {
    /// The path has this value.
    is = "{path} = {value}";
    /// The path has a different value, or no value.
    is_not = "{path} <> {value}";
    /// The path has a value below this one.
    below = "{path} < {value}";
    /// The path has at most this value.
    at_most = "{path} <= {value}";
    /// The path has a value above this one.
    above = "{path} > {value}";
    /// The path has at least this value.
    at_least = "{path} >= {value}";
    /// The path has a string that begins like this.
    begins_with = "begins_with({path}, {value})";
    /// The set at this path contains a string.
    contains = "contains({path}, {value})";
    /// The path has no set that contains this string.
    lacks = "NOT contains({path}, {value})";
    /// The map at this path has this many entries.
    size_is = "size({path}) = {value}";
    /// The map at this path has fewer entries than this.
    size_below = "size({path}) < {value}";
}

/// The path has one of these two values, or one between them. DynamoDB refuses two values in the wrong order.
pub(super) fn between(path: impl Into<String>, from: impl Serialize, to: impl Serialize) -> Condition {
    Condition::Between(path.into(), attribute(&from), attribute(&to))
}

/// The path has a value.
pub(super) fn exists(path: impl Into<String>) -> Condition {
    Condition::One("attribute_exists({path})", path.into(), None)
}

/// The path has no value.
pub(super) fn absent(path: impl Into<String>) -> Condition {
    Condition::One("attribute_not_exists({path})", path.into(), None)
}

/// The path has the value that the caller read, or no value if that is `None`.
pub(super) fn as_seen(path: &str, value: Option<impl Serialize>) -> Condition {
    value.map_or_else(|| absent(path), |value| is(path, value))
}

impl Condition {
    /// This condition and the other.
    pub(super) fn and(self, other: Self) -> Self {
        let mut all = if let Self::All(conditions) = self { conditions } else { vec![self] };
        all.push(other);
        Self::All(all)
    }

    /// This condition or the other.
    pub(super) fn or(self, other: Self) -> Self {
        let mut any = if let Self::Any(conditions) = self { conditions } else { vec![self] };
        any.push(other);
        Self::Any(any)
    }
}

/// The placeholders of a request's expressions.
#[derive(Default)]
struct Parts {
    names: HashMap<String, String>,
    values: HashMap<String, AttributeValue>,
}

impl Parts {
    /// Renders a condition, an update, and the placeholders of both.
    fn of(conditions: Vec<Condition>, changes: BTreeMap<String, Change>) -> (Option<String>, Option<String>, Self) {
        let mut parts = Self::default();
        let condition = (!conditions.is_empty()).then(|| parts.conditions(Condition::All(conditions)));
        let update = (!changes.is_empty()).then(|| parts.update(changes));
        (condition, update, parts)
    }

    fn names(&self) -> Option<HashMap<String, String>> {
        (!self.names.is_empty()).then(|| self.names.clone())
    }

    fn values(&self) -> Option<HashMap<String, AttributeValue>> {
        (!self.values.is_empty()).then(|| self.values.clone())
    }

    /// Renders a whole condition, without the parentheses of a part.
    fn conditions(&mut self, condition: Condition) -> String {
        match condition {
            Condition::All(conditions) => self.join(conditions, " AND "),
            condition => self.condition(condition),
        }
    }

    fn condition(&mut self, condition: Condition) -> String {
        match condition {
            Condition::One(form, path, value) => {
                let form = form.replace("{path}", &self.path(&path));
                value.map_or(form.clone(), |value| form.replace("{value}", &self.value(value)))
            }
            Condition::Between(path, from, to) => {
                format!("{} BETWEEN {} AND {}", self.path(&path), self.value(from), self.value(to))
            }
            Condition::All(conditions) => format!("({})", self.join(conditions, " AND ")),
            Condition::Any(conditions) => format!("({})", self.join(conditions, " OR ")),
        }
    }

    fn join(&mut self, conditions: Vec<Condition>, between: &str) -> String {
        conditions.into_iter().map(|condition| self.condition(condition)).collect::<Vec<_>>().join(between)
    }

    fn update(&mut self, changes: BTreeMap<String, Change>) -> String {
        let mut clauses: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (path, change) in changes {
            let path = self.path(&path);
            let (clause, change) = match change {
                Change::Set(value) => ("SET", format!("{path} = {}", self.value(value))),
                Change::Copy(from, None) => ("SET", format!("{path} = {}", self.path(&from))),
                Change::Copy(from, Some(value)) => ("SET", format!("{path} = if_not_exists({}, {})", self.path(&from), self.value(value))),
                Change::Add(number) => {
                    let (none, number) = (self.value(attribute(&0)), self.value(attribute(&number)));
                    ("SET", format!("{path} = if_not_exists({path}, {none}) + {number}"))
                }
                Change::Remove => ("REMOVE", path),
                Change::AddToSet(element) => ("ADD", format!("{path} {}", self.value(element))),
                Change::RemoveFromSet(element) => ("DELETE", format!("{path} {}", self.value(element))),
            };
            clauses.entry(clause).or_default().push(change);
        }
        clauses.into_iter().map(|(clause, changes)| format!("{clause} {}", changes.join(", "))).collect::<Vec<_>>().join(" ")
    }

    /// `#tickets.#id.#hash` for `tickets.id.hash`.
    fn path(&mut self, path: &str) -> String {
        let steps = path.split('.').map(|step| {
            let name = step.split('[').next().unwrap_or(step);
            let placeholder = self.placeholder(name);
            let place = step.get(name.len()..).unwrap_or_default();
            self.names.insert(placeholder.clone(), name.to_owned());
            format!("{placeholder}{place}")
        });
        steps.collect::<Vec<_>>().join(".")
    }

    /// `#hash` for `hash`. A placeholder has letters, digits and underscores only, and at most 255 of them, so any other name, such
    /// as the id of a credential, gets a number.
    fn placeholder(&self, name: &str) -> String {
        if name.len() < 100 && !name.starts_with('_') && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return format!("#{name}");
        }
        let known = self.names.iter().find(|(_, known)| *known == name).map(|(placeholder, _)| placeholder.clone());
        known.unwrap_or_else(|| format!("#_{}", self.names.len()))
    }

    fn value(&mut self, value: AttributeValue) -> String {
        let name = format!(":{}", self.values.len());
        self.values.insert(name.clone(), value);
        name
    }
}

pub(super) fn attribute(value: &impl Serialize) -> AttributeValue {
    built(serde_dynamo::to_attribute_value(value))
}

/// Unwraps the result of a builder or a serializer.
#[expect(clippy::expect_used, reason = "a builder fails only for a defect in the code that calls it, never for data")]
pub(super) fn built<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("a request to the database is complete")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Condition and update of a write, with its values in place of their placeholders, and the names.
    fn rendered(write: Write) -> (Option<String>, Option<String>, Vec<String>) {
        let (condition, update, parts) = Parts::of(write.conditions, write.changes);
        let mut names: Vec<String> = parts.names.iter().map(|(placeholder, name)| format!("{placeholder} is {name}")).collect();
        names.sort();
        let fill = |text: String| {
            // From the last on, so that `:1` is not replaced within `:10`.
            (0..parts.values.len()).rev().fold(text, |text, place| {
                let name = format!(":{place}");
                text.replace(&name, &format!("{:?}", parts.values[&name]))
            })
        };
        (condition.map(fill), update.map(fill), names)
    }

    fn write() -> Write {
        Write::to(Item::new())
    }

    fn condition(condition: Condition) -> String {
        rendered(write().when(condition)).0.unwrap()
    }

    fn update(write: Write) -> String {
        rendered(write).1.unwrap()
    }

    #[test]
    fn a_write_says_what_it_requires_and_what_it_changes() {
        let write = write().require("principal", "ada").require("epoch", 1).add("epoch", 1).set("password_hash", "hash").remove("former");
        let (condition, update, names) = rendered(write);
        assert_eq!(condition.unwrap(), "#principal = S(\"ada\") AND #epoch = N(\"1\")");
        let set = "SET #epoch = if_not_exists(#epoch, N(\"0\")) + N(\"1\"), #password_hash = S(\"hash\")";
        assert_eq!(update.unwrap(), format!("REMOVE #former {set}"));
        assert_eq!(names, ["#epoch is epoch", "#former is former", "#password_hash is password_hash", "#principal is principal"]);
    }

    #[test]
    fn a_path_is_named_step_by_step() {
        let (_, update, names) = rendered(write().set("standby_apps[0].last_step", 7).remove("tickets.2id"));
        assert_eq!(update.unwrap(), "REMOVE #tickets.#2id SET #standby_apps[0].#last_step = N(\"7\")");
        assert_eq!(names, ["#2id is 2id", "#last_step is last_step", "#standby_apps is standby_apps", "#tickets is tickets"]);
    }

    #[test]
    fn a_name_that_cannot_be_a_placeholder_gets_a_number() {
        let (_, update, names) = rendered(write().set("passkeys.a-b.since", 7).remove("passkeys.a-b.name").remove("passkeys._1"));
        assert_eq!(update.unwrap(), "REMOVE #passkeys.#_1, #passkeys.#_2.#name SET #passkeys.#_2.#since = N(\"7\")");
        assert_eq!(names, ["#_1 is _1", "#_2 is a-b", "#name is name", "#passkeys is passkeys", "#since is since"]);
    }

    #[test]
    fn conditions_combine_without_changing_their_meaning() {
        let either = absent("a").or(is("a", false)).or(exists("b").and(at_most("b", 2)));
        let all = rendered(write().when(exists("pk").and(either)).when(above("c", 3)));
        let either = "(attribute_not_exists(#a) OR #a = Bool(false) OR (attribute_exists(#b) AND #b <= N(\"2\")))";
        assert_eq!(all.0.unwrap(), format!("attribute_exists(#pk) AND {either} AND #c > N(\"3\")"));
    }

    #[test]
    fn each_condition_has_its_form() {
        for (each, text) in [
            (is_not("client", "web"), "#client <> S(\"web\")"),
            (below("tries", 5), "#tries < N(\"5\")"),
            (at_least("wrong", 1), "#wrong >= N(\"1\")"),
            (begins_with("sk", "USER#"), "begins_with(#sk, S(\"USER#\"))"),
            (contains("codes", "x"), "contains(#codes, S(\"x\"))"),
            (lacks("charged", "x"), "NOT contains(#charged, S(\"x\"))"),
            (size_is("deliveries", 0), "size(#deliveries) = N(\"0\")"),
            (size_below("tickets", 20), "size(#tickets) < N(\"20\")"),
            (as_seen("email", Some("ada@example.org")), "#email = S(\"ada@example.org\")"),
            (as_seen("email", None::<&str>), "attribute_not_exists(#email)"),
        ] {
            assert_eq!(condition(each), text);
        }
    }

    #[test]
    fn each_change_has_its_form() {
        assert_eq!(update(write().set_or_remove("email", None::<&str>)), "REMOVE #email");
        assert_eq!(update(write().set_or_remove("email", Some("a@b.c"))), "SET #email = S(\"a@b.c\")");
        assert_eq!(update(write().set("codes", StringSet(["a", "b"]))), "SET #codes = Ss([\"a\", \"b\"])");
        assert_eq!(update(write().set_if_absent("code_1", 1)), "SET #code_1 = if_not_exists(#code_1, N(\"1\"))");
        assert_eq!(update(write().copy("held_hash", "password_hash")), "SET #held_hash = #password_hash");
        assert_eq!(update(write().copy_or("delete_after", "known_until", 9)), "SET #delete_after = if_not_exists(#known_until, N(\"9\"))");
        assert_eq!(update(write().add_to_set("charged", "x")), "ADD #charged Ss([\"x\"])");
        assert_eq!(update(write().remove_from_set("codes", "x")), "DELETE #codes Ss([\"x\"])");
    }

    #[test]
    fn the_last_change_of_a_path_counts() {
        assert_eq!(update(write().set("email", "a@b.c").remove_all(["email", "former", "former"])), "REMOVE #email, #former");
    }

    #[test]
    fn a_write_without_a_change_is_a_check() {
        let check = write().require("epoch", 1).into_part("directory");
        assert!(check.update().is_none());
        assert_eq!(check.condition_check().unwrap().condition_expression(), "#epoch = :0");
        let update = write().require("epoch", 1).remove("former").returning_refused().into_part("directory");
        assert!(update.condition_check().is_none());
        let update = update.update().unwrap();
        assert_eq!((update.condition_expression(), update.update_expression()), (Some("#epoch = :0"), "REMOVE #former"));
        assert_eq!(update.return_values_on_condition_check_failure(), Some(&ReturnValuesOnConditionCheckFailure::AllOld));
    }

    #[test]
    fn what_an_expression_does_not_name_is_not_sent() {
        let removal = write().remove("former").into_part("directory");
        let removal = removal.update().unwrap();
        assert_eq!((removal.condition_expression(), removal.expression_attribute_values()), (None, None));
        let deletion = write().into_deletion("directory");
        let deletion = deletion.delete().unwrap();
        assert_eq!((deletion.condition_expression(), deletion.expression_attribute_names()), (None, None));
    }
}
