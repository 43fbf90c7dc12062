using Alerts.Evaluation.KeyPhrases;

Console.WriteLine(string.Join("; ", Rake.Extract(string.Join(' ', args))));
