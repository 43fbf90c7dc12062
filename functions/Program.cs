Console.WriteLine("Alerts");
