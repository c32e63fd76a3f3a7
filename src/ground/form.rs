//! How values that have a name in data, or a text, are written and read: by it.

/// Implements serde for types with `id` and `ALL`: the form is the id.
macro_rules! form_is_id {
    ($($type:ty),+ $(,)?) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let id = <String as serde::Deserialize>::deserialize(deserializer)?;
                let own = Self::ALL.into_iter().find(|own| own.id() == id);
                own.ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|own| own.id()).collect();
                    serde::de::Error::custom(format!("`{id}` is not one of {}", known.join(", ")))
                })
            }
        }
    )+};
}
pub(crate) use form_is_id;

/// Implements serde for a type that is displayed and parsed: the form is its text.
macro_rules! form_is_text {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use form_is_text;

/// A marker that is written as the name and version of a form, and read as nothing else.
macro_rules! schema_marker {
    ($(#[$about:meta])* $name:ident = $schema:expr) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug)]
        pub(super) struct $name;

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($schema)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let schema = <String as serde::Deserialize>::deserialize(deserializer)?;
                if schema == $schema {
                    return Ok(Self);
                }
                let message = format!("the schema is `{schema}`, not `{}`", $schema);
                Err(serde::de::Error::custom(message))
            }
        }
    };
}
pub(crate) use schema_marker;
